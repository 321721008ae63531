import type { CardDraft } from './card-draft.ts';
import { findFacts } from './find-facts.ts';
import type { LineReason, NoteRemark } from './note-message.ts';
import { buildOutline } from './outline/build-outline.ts';
import { revealText } from './outline/inline-text.ts';
import type { OutlineNode, Zone } from './outline/outline-types.ts';
import { removeRepeats } from './remove-repeats.ts';
import { writeDrafts } from './write-drafts.ts';

/** Something in a note that the writer may want to look at. Lines count from 1. */
export interface NoteProblem {
  readonly path: string;
  readonly line: number;
  readonly message: NoteRemark;
}

/** One line of the note and what became of it. Lines count from 1. */
export interface CompiledLine {
  readonly line: number;
  /** What the line is to the compiler: "heading", "label", "line", "table", "code", "blank" ... */
  readonly role: 'blank' | 'heading' | 'label' | 'line' | 'table' | 'code' | 'math' | 'details' | 'other';
  readonly zone: Zone;
  /** What the line is about when it does not say so, and where that comes from. */
  readonly subject: string | null;
  readonly subjectFrom: string | null;
  /** Positions in `drafts` of the cards that come from this line. */
  readonly drafts: readonly number[];
  /** Why the line has no card; null when it has one or is blank. */
  readonly reason: LineReason | null;
}

export interface CompiledNote {
  readonly path: string;
  /** Words of the first heading, or the file name. */
  readonly title: string;
  /** In the order of the note. Drafts with `isTray` are held back. */
  readonly drafts: readonly CardDraft[];
  readonly problems: readonly NoteProblem[];
  readonly lines: readonly CompiledLine[];
}

export interface CompileOptions {
  /** Names of rules that are switched off. */
  readonly disabledRules?: ReadonlySet<string>;
}

const MAX_LINE_CHARS = 5000;

/**
 * Turns the text of a note into card drafts. Never throws on bad input: what cannot be read comes back in `problems`.
 * Pure: the same text gives the same drafts everywhere.
 */
export function compileNote(path: string, text: string, options: CompileOptions = {}): CompiledNote {
  const broken = findBrokenText(path, text);
  if (broken) return { path, title: path.split('/').pop() ?? path, drafts: [], problems: [broken], lines: [] };
  const problems: NoteProblem[] = [];
  const outline = buildOutline(path, cutLongLines(path, text, problems));
  const isOn = (rule: string): boolean => !(options.disabledRules?.has(rule) ?? false);
  const found = findFacts(outline, isOn);
  const written = writeDrafts(path, found.facts);
  const { kept, repeats } = removeRepeats(written.drafts);
  problems.push(...found.problems.map((problem) => ({ path, ...problem })));
  problems.sort((a, b) => a.line - b.line);
  const reasons = new Map(found.reasons);
  for (const dropped of [...written.dropped, ...repeats]) {
    for (let line = dropped.from; line <= dropped.to; line++) if (!reasons.has(line)) reasons.set(line, dropped.reason);
  }
  const lines = describeLines(outline.lineCount, outline.nodes, kept, reasons, (node) => found.topics.scopeOf(node));
  return { path, title: outline.title, drafts: kept, problems, lines };
}

/** Text with zero bytes is no note: a picture, an archive, a database. */
function findBrokenText(path: string, text: string): NoteProblem | null {
  const head = text.slice(0, 8000);
  const zero = head.indexOf('\u0000');
  if (zero >= 0) {
    return {
      path,
      line: head.slice(0, zero).split('\n').length,
      message: { id: 'not-text' },
    };
  }
  const replaced = (head.match(/\ufffd/g) ?? []).length;
  if (replaced > 20 && replaced > head.length / 20) {
    return { path, line: 1, message: { id: 'bad-utf8' } };
  }
  return null;
}

/** A line of many thousand characters is data, not a note. It is left out, so that it cannot hold up the rest. */
function cutLongLines(path: string, text: string, problems: NoteProblem[]): string {
  if (text.length < MAX_LINE_CHARS) return text;
  return text
    .split('\n')
    .map((line, index) => {
      if (line.length <= MAX_LINE_CHARS) return line;
      problems.push({
        path,
        line: index + 1,
        message: { id: 'long-line', values: { length: line.length, most: MAX_LINE_CHARS } },
      });
      return '';
    })
    .join('\n');
}

function describeLines(
  lineCount: number,
  nodes: readonly OutlineNode[],
  drafts: readonly CardDraft[],
  reasons: ReadonlyMap<number, LineReason>,
  scopeOf: (node: OutlineNode) => { phrase: string | null; origin: string | null },
): CompiledLine[] {
  const nodeByLine = new Map<number, OutlineNode>();
  for (const node of nodes) for (let line = node.from; line <= node.to; line++) nodeByLine.set(line, node);
  const draftsByLine = new Map<number, number[]>();
  drafts.forEach((draft, index) => {
    for (let line = draft.source.from; line <= draft.source.to; line++) {
      const list = draftsByLine.get(line);
      if (list) list.push(index);
      else draftsByLine.set(line, [index]);
    }
  });
  const lines: CompiledLine[] = [];
  for (let line = 1; line <= lineCount; line++) {
    const node = nodeByLine.get(line);
    if (!node) {
      lines.push({ line, role: 'blank', zone: 'body', subject: null, subjectFrom: null, drafts: [], reason: null });
      continue;
    }
    const scope = scopeOf(node);
    const own = draftsByLine.get(line) ?? [];
    const role = node.block
      ? node.block.kind
      : node.marker === 'heading'
        ? 'heading'
        : node.marker === 'label'
          ? 'label'
          : 'line';
    const reason: LineReason | null =
      own.length > 0 ? null : (reasons.get(line) ?? reasons.get(node.from) ?? { id: 'no-rule' });
    const subject = scope.phrase === null ? null : revealText(scope.phrase);
    lines.push({ line, role, zone: node.zone, subject, subjectFrom: scope.origin, drafts: own, reason });
  }
  return lines;
}
