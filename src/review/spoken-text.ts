import { GAP } from '../model/card.ts';

interface SpokenWords {
  /** Said in place of an open gap. */
  readonly gap: string;
  /** Said in place of a formula: TeX read out helps nobody. */
  readonly formula: string;
}

/** A card's text as it is read out: without marks, line after line, a sentence each. */
export function toSpokenText(text: string, { gap, formula }: SpokenWords): string {
  return text
    .replace(/!\[([^\]\n]*)\]\([^)\n]*\)|!\[\[[^\]\n]+\]\]/g, '$1')
    .replace(/\$\$[^$]+\$\$|\$(?=\S)(?:\\.|[^$\\\n])+?(?<!\s)\$(?!\d)/g, formula)
    .replaceAll(GAP, gap)
    .replace(/[`*_]+/g, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .map((line, i, lines) => (i < lines.length - 1 && !/[.!?:;…]$/.test(line) ? `${line}.` : line))
    .join(' ');
}
