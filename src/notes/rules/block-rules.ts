import { capitalise, isPlural } from '../english/noun-phrase.ts';
import { tidyText } from '../english/tidy.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { hideText, readInline } from '../outline/inline-text.ts';
import type { CodeBlock, MathBlock, OutlineNode, TableBlock } from '../outline/outline-types.ts';
import type { LineContext } from './line-context.ts';
import { definitionFacts } from './make-facts.ts';
import { factBase, type RuleInfo } from './rule.ts';

export const tableRule: RuleInfo = {
  name: 'table',
  kind: 'table-cell',
  confidence: 0.8,
  about:
    'Each cell of a table: what is the column of the row. Two columns with a term and its meaning are definitions.',
  sample: '| Planet | Moons | Year |\n|---|---|---|\n| Mars | two moons | 687 days |',
  becomes: ['What are the Moons of Mars?', 'Two moons'],
  refuses: '| a | b |',
};

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

export const formulaRule: RuleInfo = {
  name: 'formula',
  kind: 'definition',
  confidence: 0.7,
  about: 'A formula under a label or heading that names it.',
  sample: '### Area of a circle\n$$A = \\pi r^2$$',
  becomes: ['What is the formula for Area of a circle?', '$A = \\pi r^2$'],
  refuses: '$$A = \\pi r^2$$',
};

const EMPTY_CELL = /^(?:|-+|–|—|n\/?a|none|\?|x|✓|✔|✗|✘|✅|❌|yes|no|y|true|false)$/i;
const MEANING_COLUMN =
  /^(?:meaning|definition|description|what (?:it )?(?:is|does)|explanation|purpose|use|usage|notes?|details?|summary|what)$/i;
const INDEX_COLUMN = /^(?:#|no\.?|nr\.?|number|id|)$/i;

export function findTableFacts(block: TableBlock, context: LineContext): Fact[] {
  const clean = (cell: string): string => tidyText(readInline(cell).text);
  let header = block.header.map(clean);
  let rows = block.rows.map((row) => ({ line: row.line, cells: row.cells.map(clean) }));
  if (
    INDEX_COLUMN.test(header[0] ?? '') &&
    header.length > 2 &&
    rows.every((row) => /^\d*\.?$/.test(row.cells[0] ?? ''))
  ) {
    header = header.slice(1);
    rows = rows.map((row) => ({ ...row, cells: row.cells.slice(1) }));
  }
  const facts: Fact[] = [];
  for (const row of rows) {
    const name = row.cells[0] ?? '';
    if (name === '' || EMPTY_CELL.test(name)) continue;
    for (let column = 1; column < header.length; column++) {
      const value = row.cells[column] ?? '';
      const heading = header[column] ?? '';
      const at = { ...context, from: row.line, to: row.line };
      if (value === '' || value.length > 200) continue;
      if (heading === '' || MEANING_COLUMN.test(heading)) {
        if (!EMPTY_CELL.test(value)) facts.push(...definitionFacts(tableRule, name, value, at));
        continue;
      }
      if (EMPTY_CELL.test(value)) continue;
      const base = factBase(tableRule, at);
      const command = header.length === 2 && /^(?:commands?|shortcuts?)$/i.test(header[0] ?? '');
      if (command) facts.push({ ...base, kind: 'command', command: name, purpose: value });
      else facts.push({ ...base, kind: 'table-cell', row: name, rowHeading: header[0] ?? '', column: heading, value });
    }
    facts.push(...yesCells(name, row, header, context));
  }
  return facts;
}

/** Cells that say only yes or no become no card alone: the row's yes-columns are asked together. */
function yesCells(
  name: string,
  row: { line: number; cells: readonly string[] },
  header: readonly string[],
  context: LineContext,
): Fact[] {
  const yes = header.filter((_, column) => column > 0 && /^(?:yes|y|✓|✔|✅|x|true)$/i.test(row.cells[column] ?? ''));
  const no = header.filter((_, column) => column > 0 && /^(?:no|n|✗|✘|❌|false|-|–|)$/i.test(row.cells[column] ?? ''));
  if (yes.length < 1 || yes.length + no.length < 3) return [];
  const at = { ...context, from: row.line, to: row.line };
  return [
    {
      ...factBase(tableRule, at, 0.1),
      kind: 'set',
      ask: `Which of these hold for ${name}: ${header.slice(1).join(', ')}?`,
      frame: `True for ${name}`,
      items: yes,
      isOpen: false,
    },
  ];
}

/** A command in a fence with the line before it, or after it, that says what it does. */
export function findCommandFacts(
  block: CodeBlock,
  before: OutlineNode | null,
  after: OutlineNode | null,
  context: LineContext,
): Fact[] {
  const lines = block.lines.map((line) => line.trim()).filter((line) => line !== '' && !/^(?:#|\/\/|--\s)/.test(line));
  if (lines.length === 0) return [];
  const comments = block.lines.filter((line) => /^\s*#\s/.test(line));
  if (comments.length > 0 && comments.length <= 6) return commentedCommands(block, context);
  if (
    lines.length > 3 ||
    /^(?:json|ya?ml|toml|xml|html|css|ini|properties|hcl|mermaid|text|txt)$/i.test(block.language)
  )
    return [];
  const command = lines.join('\n').replace(/^[$>]\s+/gm, '');
  if (command.length > 200 || /^[{[<]/.test(command)) return [];
  const explained = [before, after].find((node) => node !== null && describesCommand(node.text));
  if (!explained) return [];
  const purpose = readPurpose(explained.text);
  if (!purpose) return [];
  const from = Math.min(context.from, explained.from);
  const to = Math.max(context.to, explained.to);
  return [{ ...factBase(commandRule, context), from, to, kind: 'command', command: hideText(command), purpose }];
}

function commentedCommands(block: CodeBlock, context: LineContext): Fact[] {
  const facts: Fact[] = [];
  for (let i = 0; i + 1 < block.lines.length; i++) {
    const comment = /^\s*#\s+(.+)$/.exec(block.lines[i] ?? '');
    const command = (block.lines[i + 1] ?? '').trim().replace(/^[$>]\s+/, '');
    const next = (block.lines[i + 2] ?? '').trim();
    if (!comment || command === '' || command.startsWith('#') || (next !== '' && !next.startsWith('#'))) continue;
    const purpose = readPurpose(tidyText(comment[1] ?? ''));
    const line = context.from + 1 + i;
    if (purpose)
      facts.push({
        ...factBase(commandRule, { ...context, from: line, to: line + 1 }),
        kind: 'command',
        command: hideText(command),
        purpose,
      });
  }
  return facts;
}

function describesCommand(text: string): boolean {
  return text !== '' && text.length <= 120 && !/\?$/.test(text) && readPurpose(text) !== null;
}

/** "to list all files:" -> "list all files"; "shows the log" stays. Null when the line is no purpose. */
export function readPurpose(text: string): string | null {
  const clean = text
    .replace(/[:：→.\s]+$/, '')
    .replace(
      /^(?:command|use|run|example|syntax|code|and|then|this|it|you can)\s*(?:this|the following|it|command)?\s*(?:command)?\s*[:,]?\s*/i,
      '',
    )
    .replace(/\s*\b(?:use|run|with|by running|by using|type|do)$/i, '')
    .trim();
  const stripped = clean.replace(/^(?:how to|in order to|to|for)\s+/i, '');
  const form = findVerbForm(bareWord(stripped.split(' ')[0] ?? ''));
  if (!form || stripped.split(' ').length < 2) return null;
  if (form.form === 'base' || form.form === 'third') return stripped;
  return form.form === 'gerund' ? stripped : null;
}

/** Code in a line with what it does: "`ls -a` lists all files", "use `ls` to list files", "to list files: `ls`". */
export function findInlineCommand(text: string, context: LineContext): Fact[] | null {
  const code = context.node.inline.code[0] ?? quotedCommand(context.node.raw);
  if (!code || context.node.inline.code.length > 1 || !looksLikeCommand(code)) return null;
  const hidden = text.includes(code) ? code : null;
  if (!hidden) return null;
  const before = text.slice(0, text.indexOf(hidden)).trim();
  const after = text.slice(text.indexOf(hidden) + hidden.length).trim();
  const afterClean = after.replace(/^(?:→|[-–—:=,]|will|is used|which)+\s*/i, '').replace(/^(?:used )?to\s+/i, '');
  const purpose =
    before === '' || /^(?:use|run|type|do|with|the|command)(?: the)?(?: command)?$/i.test(before)
      ? readPurpose(afterClean)
      : after === '' || /^[.)]$/.test(after)
        ? readPurpose(before)
        : null;
  if (!purpose) return null;
  return [{ ...factBase(commandRule, context), kind: 'command', command: hidden, purpose }];
}

function quotedCommand(raw: string): string | null {
  const match = /["“]([^"”]{4,80})["”]/.exec(raw);
  return match && looksLikeCommand(hideText(match[1] ?? '')) ? hideText(`"${match[1]}"`) : null;
}

function looksLikeCommand(code: string): boolean {
  const shown = code
    .replace(/[\ue000-\ue0ff]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xe000))
    .replace(/^"|"$/g, '');
  return (
    /^[a-z][\w.-]*(?:\s+\S+)+$/.test(shown) &&
    !/[.!?]$/.test(shown) &&
    /\s-{1,2}\w|^(?:docker|git|npm|aws|kubectl|sudo|cd|ls|cp|mv|rm|curl|eb|sam|pip|python|node|npx|yarn|brew|apt|ssh|make|cargo|go|java|terraform|helm|cat|grep|echo|chmod|mkdir|SELECT|CREATE)\b/.test(
      shown,
    )
  );
}

export function findFormula(block: MathBlock, above: string | null, context: LineContext): Fact[] {
  const name = above ?? context.scope.phrase;
  if (!name || block.formula.length > 160 || name.split(' ').length > 7) return [];
  const question = `What is the formula for ${name}?`;
  return [
    {
      ...factBase(formulaRule, context),
      kind: 'explicit',
      form: 'question',
      question,
      answer: `$${block.formula}$`,
      isReversible: false,
    },
  ];
}

export { capitalise, isPlural };
