import { endsInColon, withoutColon } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { revealText } from '../outline/inline-text.ts';
import { commandRule } from './command-rule.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact } from './rule.ts';
import { isTypedCommand } from './typed-command.ts';

const CODE = /[\ue000-\ue0ff][\ue000-\ue0ff\s]*[\ue000-\ue0ff]|[\ue000-\ue0ff]/gu;

/** True for code that is typed at a prompt: "df -h", "top". Signs, paths and names in capitals are none. */
function isCommandWord(code: string): boolean {
  return /^[a-z][a-z\d_.-]*(?:\s\S.*)?$/.test(code) && !/[a-z]\(|[.!?]$/.test(code);
}

/** True for "`a b`, `a c` and `a d`": pieces of code side by side, none of which says what another one does. */
export function isCodeList(text: string, context: LineContext): boolean {
  const { code } = context.node.inline;
  if (code.length < 2) return false;
  let rest = text;
  for (const one of code) rest = rest.replace(one, '');
  return /^(?:[\s,;/|.]|\b(?:and|or)\b)*$/i.test(rest);
}

/** "`ip a` addresses, `ip r` routes": several pieces of code on one line, each with what it does. Null for other lines. */
export function findCodeRun(text: string, context: LineContext): Fact[] | null {
  const { code } = context.node.inline;
  if (code.length < 2 || !code.every((one) => text.includes(one)) || !text.startsWith(code[0] ?? '')) return null;
  const parts: { code: string; says: string }[] = [];
  code.forEach((one, index) => {
    const from = text.indexOf(one) + one.length;
    const next = code[index + 1];
    const to = next === undefined ? text.length : text.indexOf(next, from);
    parts.push({ code: one, says: text.slice(from, to).trim() });
  });
  const isRun = parts.every(
    (part, index) =>
      /^(?:[-–=:→]\s*)?[a-z][^.:;()]{2,60},?$/i.test(part.says) && (index === parts.length - 1 || /,$/.test(part.says)),
  );
  return isRun
    ? parts.map((part) => codeFact(part.code, part.says.replace(/^[-–=:→]\s*/, '').replace(/,$/, ''), context))
    : null;
}

/** "logs of one service: `journalctl -u nginx`": what the code behind a colon is for. Null for other lines. */
export function findCodeAnswer(text: string, context: LineContext): Fact[] | null {
  const match = /^([^:\ue000-\ue0ff]{4,80}):\s+([\ue000-\ue0ff][\ue000-\ue0ff ]*)(.*)$/u.exec(text);
  const code = (match?.[2] ?? '').trim();
  if (!match || !context.node.inline.code.includes(code) || !isCommandWord(revealText(code))) return null;
  const rest = match[3] ?? '';
  if (rest !== '' && !/^\s*(?:[,.;(]|or\b)/.test(rest)) return null;
  return [codeFact(code, match[1] ?? '', context)];
}

/** A command below a label that says what it is for, indented like code. Null for other lines. */
export function findTypedCommand(text: string, context: LineContext): Fact[] | null {
  const { node } = context;
  const above = node.parent;
  if (above?.marker !== 'label' || !endsInColon(above.text) || node.indent < 4 || !isTypedCommand(text)) return null;
  return [codeFact(text, withoutColon(above.text), context)];
}

function codeFact(code: string, says: string, context: LineContext): Fact {
  const base = factBase(commandRule, context);
  const shown = revealText(code);
  if (isCommandWord(shown)) return makeFact(base, { kind: 'command', command: code, purpose: turnQuestion(says) });
  return makeFact(base, {
    kind: 'comparison',
    question: `What does "${code}" mean?`,
    answer: says,
    terms: [code, says],
  });
}

/** "how big is a folder" -> "how big a folder is". */
function turnQuestion(text: string): string {
  return text.replace(/^((?:how|which|what) \S+|what|where|who) (is|are) (.+)$/i, '$1 $3 $2');
}

/** True when the whole text is one piece of code that is typed at a prompt with arguments. */
export function isCodeCommand(text: string): boolean {
  CODE.lastIndex = 0;
  return (CODE.exec(text)?.[0] ?? '') === text && /\s/.test(revealText(text)) && isCommandWord(revealText(text));
}

/** The fact of a command in code and what it does, wherever they stand together. */
export function commandFact(code: string, says: string, context: LineContext): Fact {
  return codeFact(code, says, context);
}
