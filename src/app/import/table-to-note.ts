import Papa from 'papaparse';
import { fileNameOf } from './note-path.ts';

const FRONT_NAMES = /^(?:front|question|term|word|prompt|q)$/i;
const BACK_NAMES = /^(?:back|answer|definition|meaning|translation|a)$/i;
/** Lines in front of the rows of an Anki text export: `#separator:tab`. */
const ANKI_LINE = /^#[a-z ]+:.*(?:\r?\n|$)/i;

/**
 * A table of questions and answers (CSV, TSV, an Anki text export) as the text of a note in `Q:` and `A:` lines, which the compiler
 * turns into one card a row. Columns are found by their names, else the first is the question and the second the answer. Rows
 * without both are left out.
 */
export function tableToNote(path: string, table: string): string {
  let rest = table;
  while (ANKI_LINE.test(rest)) rest = rest.replace(ANKI_LINE, '');
  // A guess by the library needs as many cells in each row; a tab stands in no ordinary cell.
  const delimiter = rest.slice(0, rest.indexOf('\n')).includes('\t') ? '\t' : '';
  const { data } = Papa.parse<string[]>(rest, { skipEmptyLines: 'greedy', delimiter });
  const [first = [], ...others] = data;
  const front = first.findIndex((cell) => FRONT_NAMES.test(cell.trim()));
  const back = first.findIndex((cell) => BACK_NAMES.test(cell.trim()));
  const hasNames = front >= 0 && back >= 0;
  const rows = hasNames ? others : data;
  const [questionAt, answerAt] = hasNames ? [front, back] : [0, 1];
  const cards = rows.flatMap((row) => {
    const question = cellLines(row[questionAt] ?? '').join(' ');
    const [answer, ...more] = cellLines(row[answerAt] ?? '');
    if (question === '' || answer === undefined) return [];
    return [[`Q: ${question}`, `A: ${answer}`, ...more.map((line) => `- ${line}`)].join('\n')];
  });
  return `${[`# ${fileNameOf(path).replace(/\.[^.]+$/, '')}`, ...cards].join('\n\n')}\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** Lines of a cell without HTML, which other programs put there; empty ones are left out. */
function cellLines(cell: string): string[] {
  return cell
    .replace(/<br\s*\/?>|<\/(?:div|p|li)>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
