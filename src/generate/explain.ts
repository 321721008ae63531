/** `npm run cards:explain -- NOTE.md`: line by line which rule fired, what came out, and why a line has no card. */
import { compileNote } from '../notes/compile-note.ts';
import { readText } from './read-note.ts';

/** The explanation of one note as text lines. */
export function explainNote(path: string, text: string): string[] {
  const note = compileNote(path, text);
  const source = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const out: string[] = [];
  for (const line of note.lines) {
    if (line.role === 'blank') continue;
    out.push(`${path}:${line.line}: ${(source[line.line - 1] ?? '').trim()}`);
    const about = line.subject ? `about "${line.subject}" (from the ${line.subjectFrom})` : 'names its own subject';
    out.push(`    ${line.role}${line.zone === 'body' ? '' : ` in ${line.zone}`}, ${about}`);
    for (const index of line.drafts) {
      const draft = note.drafts[index];
      if (!draft) continue;
      if (draft.source.from !== line.line) {
        if (line.line === draft.source.to) out.push(`    part of the ${draft.factKind} from line ${draft.source.from}`);
        continue;
      }
      out.push(`    ${draft.rule} (${draft.confidence}${draft.isTray ? ', held back' : ''})`);
      out.push(`        ${draft.question}`);
      out.push(`        = ${draft.answer.replace(/\n/g, ' | ')}`);
      for (const finding of draft.lint) out.push(`        ! ${finding.message}`);
    }
    if (line.reason) out.push(`    no card: ${line.reason}`);
  }
  for (const problem of note.problems) out.push(`${problem.path}:${problem.line}: ${problem.message}`);
  return out;
}

function main(): number {
  const path = process.argv[2];
  if (path === undefined) {
    console.error('usage: npm run cards:explain -- NOTE.md');
    return 1;
  }
  const note = readText(path);
  if (!note.ok) {
    console.error(`${path}:1: ${note.message}`);
    return 1;
  }
  console.log(explainNote(path, note.text).join('\n'));
  return 0;
}

if (process.argv[1] !== undefined && /explain\.(?:ts|js)$/.test(process.argv[1])) process.exitCode = main();
