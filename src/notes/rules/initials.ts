import { cleanMeaning } from './clean-meaning.ts';

/** "Elastic Compute Cloud, a web service" for EC2: the expansion and what follows it. */
export function splitExpansion(term: string, meaning: string): { long: string; rest: string } | null {
  const isDotted = /^(?:[A-Za-z]\.){2,}$/.test(`${term}.`.replace(/\.\.$/, '.'));
  if (!isDotted && (!/^[A-Z0-9][A-Za-z0-9/-]{1,7}$/.test(term) || !/[A-Z]/.test(term.slice(1)))) return null;
  const listed = meaning.split(/,\s+/);
  if (listed.length >= 3 && listed.every((word) => !word.includes(' ')) && agreesWithInitials(term, meaning))
    return { long: meaning, rest: '' };
  const head = /^([^,;:(=→]+?)(?:\s*(?:[,;:=→(]|\s[-–—]\s)\s*(.*))?$/.exec(meaning);
  const long = (head?.[1] ?? '').trim();
  if (!agreesWithInitials(term, long)) return null;
  return { long, rest: cleanMeaning((head?.[2] ?? '').replace(/\)$/, '')) };
}

/** True when the letters of the acronym are found in order as initials: "ECR" in "Elastic Container Registry". Digits may count letters. */
export function agreesWithInitials(acronym: string, long: string): boolean {
  const letters = acronym
    .replace(/s$/, '')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  const words = long.split(/[\s/,-]+/).filter((word) => /^[A-Za-z]/.test(word));
  if (letters.length < (/\d/.test(acronym) ? 1 : 2) || words.length < 2 || words.length > 9) return false;
  const content = words.filter((word) => !/^(?:of|the|and|for|in|to|on|a|an|as|by)$/i.test(word));
  const digits = /\d/.exec(acronym)?.[0];
  const initials = content.map((word) => (word[0] ?? '').toLowerCase()).join('');
  const allInitials = words.map((word) => (word[0] ?? '').toLowerCase()).join('');
  if (initials === letters || allInitials === letters) return true;
  const collapsed = initials.replace(/(.)\1+/g, '$1');
  return digits !== undefined && collapsed === letters && initials.length === letters.length + Number(digits) - 1;
}
