import { writeSentence } from '../ask/sentence.ts';
import { decapitalise, lowerTerm } from '../english/noun-phrase.ts';
import type { Fact } from '../fact.ts';
import { Pattern } from '../needs.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

export const authorityRule: RuleInfo = {
  name: 'authority',
  kind: 'comparison',
  confidence: 0.75,
  about:
    'A law case, or a work with its year, behind a statement, in brackets or behind a colon. The statement is read without it, and asked for the case. A case in front of a colon is asked for what it decided.',
  sample: 'A nod is a sale (Felt v Bindle 1862)',
  becomes: ['Which case is cited for this: a nod is a sale?', 'Felt v Bindle 1862'],
  refuses: 'A nod is a sale (see the table)',
};

const NAME = "[A-Z][\\p{L}'’.&-]*(?: (?:of|the|and|&|de|ex|p|[A-Z][\\p{L}'’.&-]*))*";
const YEAR = '(?:,? (?:[[(]\\d{4}[\\])]|\\d{4}))?';
const CASE = new Pattern(
  'v vs re parte case',
  new RegExp(
    `^(?:the rule in )?(?:${NAME} (?:v|vs)\\.? ${NAME}|(?:Re|In re|Ex parte) ${NAME}|(?:The )?${NAME}'?s Case)${YEAR}$`,
    'u',
  ),
);
const SHIP = new Pattern('1', /^The [A-Z][\p{L}' ]+ [[(]\d{4}[\])]$/u);
const WORK =
  /^[A-Z][\p{L}'’-]+(?:(?:,| and| &|, and| et al\.?,?)(?: [A-Z][\p{L}'’-]+)?)*,? [[(]?(?:1[5-9]|20)\d{2}[a-z]?[\])]?$/u;

/** True for "Hyde v Wrench (1840)" and several of them. */
export function isCase(text: string): boolean {
  const [first = '', ...more] = text.split(/;\s+/);
  return (
    (CASE.test(first.trim()) || SHIP.test(first.trim())) && more.every((part) => /^(?:the rule in )?[A-Z]/.test(part))
  );
}

/** True for a work with its year: "Jenkins & Dallenbach 1924". */
function isWork(text: string): boolean {
  return (
    WORK.test(text) &&
    !/^(?:In|Since|Until|Act|January|February|March|April|May|June|July|August|September|October|November|December)\b/.test(
      text,
    )
  );
}

const IN_BRACKETS = new Pattern('(', /^(.{6,}?)\s*\((.+)\)\.?$/);

const BEHIND_SIGN = new Pattern(':,-–—', /^(.{6,}?)(?::|,| [-–—])\s+([A-Z].*?)\.?$/);

/** A statement and the case or work behind it. Null when there is none. */
export function splitCitation(text: string): { said: string; cited: string } | null {
  const bracket = IN_BRACKETS.exec(text);
  const inside = bracket?.[2] ?? '';
  if (bracket && !bracket[1]?.includes('(') && (isCase(inside) || isWork(inside)))
    return { said: bracket[1] ?? '', cited: inside };
  const behind = BEHIND_SIGN.exec(text);
  const last = behind?.[2] ?? '';
  if (behind && (isCase(last) || (SHIP.test(last) && /[-–—:]/.test(text))))
    return { said: behind[1] ?? '', cited: last };
  return null;
}

const SOURCE = new Pattern(
  '^source ^authority ^case ^cite ^cited ^see ^leading ^cf',
  /^(?:source|authority|case|cite|cited|see|leading case|cf\.?)\s*:?\s+(.+?)\.?$/i,
);

/** "Source: Adams v Lindsell": the case alone; null for other words. */
export function readSource(text: string): string | null {
  const cited = SOURCE.exec(text)?.[1];
  return cited !== undefined && (isCase(cited) || isWork(cited)) ? cited : null;
}

/** The card for the case or work behind what `facts` say. Empty when they say nothing that can be quoted. */
export function citedFor(facts: readonly Fact[], said: string, cited: string, context: LineContext): Fact[] {
  const [first] = facts;
  const asked = isCase(cited) ? 'Which case is cited for' : 'Whose work is cited for';
  const quoted =
    first?.kind === 'definition'
      ? nameTerm(first.shownTerm ?? first.term)
      : `this: ${decapitalise(first?.kind === 'statement' && facts.length === 1 ? writeSentence(first.clause) : said)}`;
  if (/\b(?:it|they|them|this|he|she)\b/i.test(quoted.slice(6)) || quoted.length > 150) return [];
  return [
    makeFact(factBase(authorityRule, context), {
      kind: 'comparison',
      question: `${asked} ${quoted}?`,
      answer: cited.replace(/^the rule in /, ''),
      terms: [cited, quoted],
    }),
  ];
}

function nameTerm(term: string): string {
  const bare = lowerTerm(term).replace(/^(?:an?|the)\s+/i, '');
  return /\b(?:rule|principle|test|doctrine|defence|defense|effect|law|theory|presumption|duty)$/i.test(bare)
    ? `the ${bare}`
    : bare;
}

const VERSUS = new Pattern('v vs', / vs?\.? /);

/** "Fisher v Bell: goods in a window are ...": what a case decided. Null when the line does not start with a case. */
export function findDecision(text: string, context: LineContext): Fact[] | null {
  if (!VERSUS.test(text)) return null;
  const match = /^(.{5,70}?)\s*(?::|=|→| [-–—])\s+(.{8,})$/.exec(text);
  if (!match || !isCase(match[1] ?? '')) return null;
  const [, name = '', held = ''] = match;
  return [
    makeFact(factBase(authorityRule, context), {
      kind: 'comparison',
      question: `What was decided in ${name.replace(/,? [[(]?\d{4}[\])]?$/, '')}?`,
      answer: held,
      terms: [name, held],
    }),
  ];
}
