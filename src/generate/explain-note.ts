import { takeInCompiled } from '../cards/take-in-notes.ts';
import type { CardDraft } from '../notes/card-draft.ts';
import { type CompiledLine, type CompiledNote, compileNote } from '../notes/compile-note.ts';
import { writeProblem } from './command-result.ts';
import { sayInEnglish, toCommandProblem } from './english.ts';

/**
 * The explanation of one note as text lines: for each line what it is taken for, which rules fired, the cards that came out,
 * and for a line without a card why there is none. The last line counts.
 */
export function explainNote(path: string, text: string): string[] {
  const note = compileNote(path, text);
  const twins = findTwins(note, text);
  const source = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const out: string[] = [];
  let withoutCard = 0;
  for (const [index, written] of source.entries()) {
    const line = note.lines[index];
    if (written.trim() === '') continue;
    out.push(`${path}:${index + 1}: ${written.trim()}`);
    if (!line || line.role === 'blank')
      out.push('    no card: not text of the note, as front matter and contents marks are');
    else out.push(...explainLine(line, note, twins));
    if (!line || line.drafts.length === 0) withoutCard++;
  }
  out.push(...note.problems.map((problem) => writeProblem(toCommandProblem(problem))));
  const printed = note.drafts.filter((draft) => !twins.has(draft));
  const heldBack = printed.filter((draft) => draft.isTray).length;
  const cards = printed.length - heldBack;
  out.push(`${count(cards, 'card')}, ${heldBack} held back; ${count(withoutCard, 'line')} without a card.`);
  return out;
}

function explainLine(
  line: CompiledLine,
  note: CompiledNote,
  twins: ReadonlyMap<CardDraft, CardDraft | null>,
): string[] {
  const about = line.subject ? `about "${line.subject}" (from the ${line.subjectFrom})` : 'names its own subject';
  const out = [`    ${line.role}${line.zone === 'body' ? '' : ` in ${line.zone}`}, ${about}`];
  const starts = new Set<number>();
  for (const index of line.drafts) {
    const draft = note.drafts[index];
    if (!draft) throw new Error(`${note.path}:${line.line} names card ${index}, which does not exist`);
    if (draft.source.from !== line.line) {
      // One remark for all cards that began at one line.
      if (!starts.has(draft.source.from)) out.push(`    part of the ${draft.factKind} from line ${draft.source.from}`);
      starts.add(draft.source.from);
      continue;
    }
    out.push(`    ${draft.rule} (${draft.confidence}${draft.isTray ? ', held back' : ''})`);
    out.push(`        ${draft.question}`);
    out.push(`        = ${draft.answer.replace(/\n/g, ' | ')}`);
    for (const finding of draft.lint) out.push(`        ! ${sayInEnglish({ id: `check.${finding.check}` })}`);
    const twin = twins.get(draft);
    if (twin !== undefined)
      out.push(`        left out: the same as ${twin ? `a card of line ${twin.source.from}` : 'another card'}`);
  }
  if (line.reason) out.push(`    no card: ${sayInEnglish(line.reason)}`);
  return out;
}

/** Drafts that make no card because another one asks the same, with that one where it can be told. */
function findTwins(note: CompiledNote, text: string): ReadonlyMap<CardDraft, CardDraft | null> {
  const { cards } = takeInCompiled([{ text, compiled: note }], [], '');
  const keyOf = (one: { question: string; answer: string; source: { from: number } }): string =>
    JSON.stringify([one.question, one.answer, one.source.from]);
  const kept = new Set(cards.map(keyOf));
  const twins = new Map<CardDraft, CardDraft | null>();
  for (const draft of note.drafts) {
    if (kept.has(keyOf(draft))) continue;
    const like = note.drafts.find(
      (other) =>
        other !== draft &&
        kept.has(keyOf(other)) &&
        other.factKind === draft.factKind &&
        (other.question === draft.question || other.identity.terms.join('\n') === draft.identity.terms.join('\n')),
    );
    twins.set(draft, like ?? null);
  }
  return twins;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
