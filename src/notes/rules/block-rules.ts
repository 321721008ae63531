import { capitalise, decapitalise, isPlural, lowerTerm, withArticle } from '../english/noun-phrase.ts';
import { tidyText } from '../english/tidy.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, countWords, firstWord } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { hideText, readInline, revealText } from '../outline/inline-text.ts';
import type { CodeBlock, MathBlock, OutlineNode, TableBlock } from '../outline/outline-types.ts';
import { commandRule } from './command-rule.ts';
import { definitionFacts } from './definition-facts.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

export const tableRule: RuleInfo = {
  name: 'table',
  kind: 'table-cell',
  confidence: 0.8,
  about:
    'Each cell of a table: what is the column of the row. Two columns with a term and its meaning are definitions. Under the two things of a comparison, one cell stands beside the other.',
  sample: '| Planet | Moons | Year |\n|---|---|---|\n| Mars | two moons | 687 days |',
  becomes: ['What are the moons of Mars?', 'Two moons'],
  refuses: '| a | b |',
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

const EMPTY_CELL =
  /^(?:(?:not )?(?:possible|allowed|supported|required|available|applicable)|-+|–|—|n\/?a|none|\?|x|✓|✔|✗|✘|✅|❌|yes|no|y|true|false)$/i;
const MEANING_COLUMN =
  /^(?:does|do|it does|effect|result|action|means|function|meaning|definition|description|what (?:it )?(?:is|does)|explanation|purpose|use|usage|notes?|details?|summary|what)$/i;
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
  if (isSideBySide(header, context)) return sideBySide(header, rows, context);
  const facts: Fact[] = [];
  for (const row of rows) {
    const name = row.cells[0] ?? '';
    if (name === '' || EMPTY_CELL.test(name)) continue;
    for (let column = 1; column < header.length; column++) {
      const value = row.cells[column] ?? '';
      const heading = header[column] ?? '';
      const at = { ...context, from: row.line, to: row.line };
      if (value === '' || value.length > 200) continue;
      const isCommands = header.length === 2 && /^(?:cmd|commands?|shortcuts?|keys?|syntax)$/i.test(header[0] ?? '');
      if (!isCommands && (heading === '' || MEANING_COLUMN.test(heading))) {
        const shown = /^(?:[A-Za-z]|\d[\d.]*)$/.test(name) && header[0] ? nameRow(name, header[0]) : name;
        if (!EMPTY_CELL.test(value)) facts.push(...definitionFacts(tableRule, shown, value, at));
        continue;
      }
      if (EMPTY_CELL.test(value)) continue;
      const base = factBase(tableRule, at);
      const command = header.length === 2 && /^(?:cmd|commands?|shortcuts?|keys?|syntax)$/i.test(header[0] ?? '');
      if (command) facts.push(makeFact(base, { kind: 'command', command: name, purpose: value }));
      else
        facts.push(
          makeFact(base, { kind: 'table-cell', row: name, rowHeading: header[0] ?? '', column: heading, value }),
        );
    }
  }
  return [...facts, ...yesColumns(header, rows, context)];
}

/** Two columns under the two things of "iron vs steel": each row says something of both. */
function isSideBySide(header: readonly string[], { scope }: LineContext): boolean {
  const sides = scope.versus?.map((side) => side.toLowerCase()) ?? [];
  return header.length === 2 && header.every((heading) => sides.includes(heading.toLowerCase()));
}

function sideBySide(
  [one = '', other = '']: readonly string[],
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  context: LineContext,
): Fact[] {
  return rows.flatMap(({ line, cells: [mine = '', theirs = ''] }) =>
    mine === '' || theirs === '' || EMPTY_CELL.test(mine) || EMPTY_CELL.test(theirs)
      ? []
      : [
          makeFact(factBase(tableRule, { ...context, from: line, to: line }), {
            kind: 'comparison',
            question: `${one}: ${mine}. And ${other}?`,
            answer: theirs,
            terms: [one, other, theirs],
          }),
        ],
  );
}

/** "A" below "Record" is an A record. The letter is hidden from the grammar, which would take it for an article. */
function nameRow(name: string, heading: string): string {
  return `${/^\d/.test(name) ? name : hideText(capitalise(name))} ${heading.toLowerCase()}`;
}

const YES_CELL = /^(?:yes|y|✓|✔|✅|x|true|possible|allowed|supported|required|available)$/i;
const NO_CELL = /^(?:no|n|✗|✘|❌|false|-|–||(?:not |im)(?:possible|allowed|supported|required|available))$/i;

/** Cells that say only yes or no: the rows with a yes are asked together for each column. A "not possible" is asked by itself. */
function yesColumns(
  header: readonly string[],
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  context: LineContext,
): Fact[] {
  const facts: Fact[] = [];
  const first = rows[0];
  const last = rows[rows.length - 1];
  if (!first || !last || rows.length < 2) return facts;
  for (let column = 1; column < header.length; column++) {
    const cells = rows.map((row) => row.cells[column] ?? '');
    const heading = header[column] ?? '';
    if (heading === '' || !cells.every((cell) => YES_CELL.test(cell) || NO_CELL.test(cell))) continue;
    const yes = rows.filter((row) => YES_CELL.test(row.cells[column] ?? '')).map((row) => row.cells[0] ?? '');
    const word = cells.find((cell) => /^(?:possible|allowed|supported|required|available)$/i.test(cell))?.toLowerCase();
    const asked = header[0] ? pluralOf(header[0].toLowerCase()) : 'rows';
    const topic = lowerTerm(heading);
    if (yes.length > 0 && yes.length < rows.length)
      facts.push(
        makeFact(factBase(tableRule, { ...context, from: first.line, to: last.line }, 0.05), {
          kind: 'set',
          ask: word
            ? `With which ${asked} is ${withArticle(topic)} ${word}?`
            : `Which ${asked} have a yes for "${heading}"?`,
          frame: word ? `${capitalise(topic)} is ${word} with` : `A yes for "${heading}"`,
          items: yes,
          isOpen: false,
        }),
      );
    for (const row of rows) {
      const cell = row.cells[column] ?? '';
      if (!/^(?:not |im)\w+/i.test(cell)) continue;
      const at = { ...context, from: row.line, to: row.line };
      const question = `What holds for ${withArticle(topic)} with ${row.cells[0]}?`;
      facts.push(
        makeFact(factBase(tableRule, at, 0.15), {
          kind: 'comparison',
          question,
          answer: cell,
          terms: [row.cells[0] ?? '', heading],
        }),
      );
    }
  }
  return facts;
}

function pluralOf(noun: string): string {
  if (isPlural(noun)) return noun;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
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
  const trailing = trailingComments(block, context);
  if (trailing.length > 0) return trailing;
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
  return [makeFact(factBase(commandRule, context), { from, to, kind: 'command', command: hideText(command), purpose })];
}

/** `git branch -d NAME   # delete a branch`: the comment behind a command says what it does. */
function trailingComments(block: CodeBlock, context: LineContext): Fact[] {
  return block.lines.flatMap((code, index) => {
    const match = /^\s*(?:[$>]\s+)?([a-z][^#]{2,120}?)\s+#\s+(.{4,100})$/.exec(code);
    const purpose = match ? readPurpose(tidyText(match[2] ?? '')) : null;
    if (!match || !purpose) return [];
    const line = context.from + 1 + index;
    return [
      makeFact(factBase(commandRule, { ...context, from: line, to: line }), {
        kind: 'command',
        command: hideText(match[1] ?? ''),
        purpose,
      }),
    ];
  });
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
      facts.push(
        makeFact(factBase(commandRule, { ...context, from: line, to: line + 1 }), {
          kind: 'command',
          command: hideText(command),
          purpose,
        }),
      );
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
  const form = findVerbForm(bareWord(firstWord(stripped)));
  if (form?.nounToo && /^\S+ (?:of|and|or|for)\b/.test(stripped)) return null;
  if (!form || countWords(stripped) < 2) return null;
  if (form.form === 'base' || form.form === 'third') return stripped;
  return form.form === 'gerund' ? stripped : null;
}

/** Columns without a table: `ls -la      all files`. Null when the line is no such pair. */
export function findColumnPair(context: LineContext): Fact[] | null {
  if (!/ {3}|\t/.test(context.node.raw)) return null;
  const match = /^(\S.{0,50}?)(?: {3,}|\t+)(\S.{2,120})$/.exec(context.node.raw.replace(/\s+$/, ''));
  if (!match || / {3,}|\t/.test(match[2] ?? '')) return null;
  const left = (match[1] ?? '').replace(/^`|`$/g, '');
  const right = tidyText(readInline(match[2] ?? '').text);
  return codeFacts(left, right, context);
}

/** `git init - create a repository` and `>> append`: a command or sign and what it does. Null when the left side is neither. */
export function findCodePair(text: string, context: LineContext): Fact[] | null {
  if (!/^[^\p{L}\d]|\s(?:-|–|—|→|--?>|=)\s/u.test(context.node.raw)) return null;
  const raw = context.node.raw.replace(/`/g, '');
  const match = /^(.{2,60}?)\s+(?:[-–—]|→|--?>|=)\s+(?!.*(?:\s=\s|;))(.{3,})$/.exec(raw);
  const isDeed = /^(?:[*-]\s*)?to\s/i.test(match?.[1] ?? '');
  const command = match && !isDeed && looksLikeCommand((match[1] ?? '').trim()) ? (match[1] ?? '').trim() : null;
  if (command) return codeFacts(command, tidyText(readInline(match?.[2] ?? '').text), context);
  const sign = /^["']?((?!\S*:\s)[^\s\p{L}"']{1,4}\d?(?:&\d)?)["']?\s+(?![-–—=:→]\s)(\p{L}.{2,})$/u.exec(raw);
  const isSign = sign !== null && /[^\d.,()%$€£/+*–—-]/.test(sign[1] ?? '') && !/^[~<>≤≥]\d/.test(sign[1] ?? '');
  return isSign && text !== '' ? codeFacts(sign[1] ?? '', tidyText(readInline(sign[2] ?? '').text), context) : null;
}

function codeFacts(left: string, right: string, context: LineContext): Fact[] {
  const purpose = readPurpose(right);
  if (looksLikeCommand(left) && purpose)
    return [makeFact(factBase(commandRule, context), { kind: 'command', command: hideText(left), purpose })];
  const shown = hideText(`"${left.replace(/^"|"$/g, '')}"`);
  const topic = context.scope.phrase;
  const question = looksLikeCommand(left)
    ? `What does the command ${shown} give or do?`
    : `What does ${shown} mean${topic && !/^shell|^bash/i.test(topic) ? ` (${topic})` : ''}?`;
  return [
    makeFact(factBase(commandRule, context, 0.1), {
      kind: 'comparison',
      question,
      answer: right,
      terms: [left, right],
    }),
  ];
}

/** Code in a line with what it does: "`ls -a` lists all files", "use `ls` to list files", "to list files: `ls`". */
export function findInlineCommand(text: string, context: LineContext): Fact[] | null {
  const code = context.node.inline.code[0] ?? quotedCommand(context.node.raw);
  if (!code || context.node.inline.code.length > 1 || !looksLikeCommand(revealText(code))) return null;
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
  return [makeFact(factBase(commandRule, context), { kind: 'command', command: hidden, purpose })];
}

function quotedCommand(raw: string): string | null {
  const match = /["“]([^"”]{4,80})["”]/.exec(raw);
  return match && looksLikeCommand(match[1] ?? '') ? hideText(`"${match[1]}"`) : null;
}

function looksLikeCommand(code: string): boolean {
  const shown = code.replace(/^"|"$/g, '');
  return (
    /^[a-z][\w.-]*(?:\s+\S+)+$/.test(shown) &&
    !/[.!?]$/.test(shown) &&
    /\s-{1,2}\w|^(?:docker|git|npm|aws|kubectl|sudo|cd|ls|cp|mv|rm|curl|eb|sam|pip|python|node|npx|yarn|brew|apt|ssh|make|cargo|go|java|terraform|helm|cat|grep|echo|chmod|mkdir|SELECT|CREATE)\b/.test(
      shown,
    )
  );
}

/** `$A = B$` in a line: what stands behind the equals sign is left out. Null when the line holds no such formula. */
export function findFormulaLine(text: string, context: LineContext): Fact[] | null {
  const match = /^(.{0,90}?)(\ue024[^\ue024]+?\ue03d[^\ue024]+\ue024)(.{0,40})$/.exec(text);
  if (!match) return null;
  const formula = revealText(match[2] ?? '').replace(/^\$|\$$/g, '');
  const at = formula.search(/(?<![<>!\\])=(?!=)/);
  const left = formula.slice(0, at).trim();
  const right = formula.slice(at + 1).trim();
  const name = context.scope.phrase;
  if (at < 1 || right.length < 2 || right.length > 120 || !name) return null;
  const lead = (match[1] ?? '').replace(/[\s,:]+$/, '').replace(/^(?:shortcut|formula|i\.e\.|so|then)$/i, '');
  const place = lead === '' ? capitalise(name) : `${capitalise(name)}, ${decapitalise(lead)}`;
  return [
    makeFact(factBase(formulaRule, context), {
      kind: 'explicit',
      form: 'question',
      question: `${place}: complete ${hideText(`$${left} = \\ldots$`)}`,
      answer: hideText(`$${right}$`),
      isReversible: false,
    }),
  ];
}

export function findFormula(block: MathBlock, above: string | null, context: LineContext): Fact[] {
  const name = above ?? context.scope.phrase;
  if (!name || block.formula.length > 160 || countWords(name) > 7) return [];
  const question = `What is the formula for ${name}?`;
  return [
    makeFact(factBase(formulaRule, context), {
      kind: 'explicit',
      form: 'question',
      question,
      answer: `$${block.formula}$`,
      isReversible: false,
    }),
  ];
}
