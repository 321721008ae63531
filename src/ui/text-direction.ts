/** First letter of a text, and first letter of Hebrew, Arabic, Syriac, Thaana or N'Ko, presentation forms included. */
const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Which way a text runs, by its first letter (Unicode Standard Annex 9, rules P2 and P3, without isolates); null without a letter.
 * For what style sheets cannot tell: whether a block runs against the interface.
 */
export function directionOf(text: string): 'ltr' | 'rtl' | null {
  const [letter] = LETTER.exec(text) ?? [];
  if (letter === undefined) return null;
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** The direction of a block of the learner's words and whether it runs against the interface, as attributes of its element. */
export function directBlock(
  text: string,
  isInterfaceRightToLeft: boolean,
): { dir: 'ltr' | 'rtl'; 'data-against'?: '' } {
  const own = isInterfaceRightToLeft ? 'rtl' : 'ltr';
  const dir = directionOf(text) ?? own;
  return dir === own ? { dir } : { dir, 'data-against': '' };
}
