import { isAdjective } from '../english/implied-clause.ts';
import { stripDeterminer } from '../english/noun-phrase.ts';
import { countWords } from '../english/words.ts';
import { Pattern } from '../needs.ts';

const VERSUS = new Pattern(
  'vs versus compared opposed',
  /^(.+?)\s+(?:vs\.?|versus|compared (?:to|with)|as opposed to)\s+(.+)$/i,
);
const DIFFERENCE = new Pattern(
  'difference differences comparison comparing',
  /^(?:(?:what(?:'s| is| are)?\s+)?(?:the\s+)?(?:main\s+|key\s+)?(?:differences?|comparison)\s+(?:between|of)|comparing)\s+(.+?)\s+(?:and|vs\.?|&)\s+(.+)$/i,
);

/** "X vs Y", "Difference between X and Y". Null when nothing is compared. */
export function readVersus(text: string): readonly [string, string] | null {
  const match = DIFFERENCE.exec(text) ?? VERSUS.exec(text);
  if (!match) return null;
  const left = stripDeterminer(
    (match[1] ?? '')
      .replace(/^when (?:to|should you|do you) (?:use|choose|pick)\s+/i, '')
      .replace(/\s*\([^()]*\)$/, '')
      .trim(),
  );
  const right = stripDeterminer(
    (match[2] ?? '')
      .replace(/\?$/, '')
      .replace(/\s*\([^()]*\)$/, '')
      .trim(),
  );
  const shared =
    /^(?:[A-Z]?[a-z]+)$/.test(left) && isAdjective(left.toLowerCase()) ? /^\S+\s+(\S.*)$/.exec(right)?.[1] : undefined;
  if (shared) return [`${left} ${shared}`, right];
  if (/^(?:what|how|why)\b/i.test(left) || countWords(left) > 6 || countWords(right) > 8) return null;
  return [left, right.split(/\s+vs\.?\s+/i)[0] ?? right];
}
