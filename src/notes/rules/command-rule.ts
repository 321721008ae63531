import type { RuleInfo } from './rule.ts';

export const commandRule: RuleInfo = {
  name: 'command',
  kind: 'command',
  confidence: 0.8,
  about:
    'A short command in code or quotes with a line that says what it does. Blocks of more than three lines are left alone.',
  sample: '-to list all files:\n```\nls -a\n```',
  becomes: ['Which command do you use to list all files?', 'ls -a'],
  refuses: '```\na: 1\nb: 2\nc: 3\nd: 4\n```',
};
