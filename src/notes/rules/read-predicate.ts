import { type Clause, changeClause, findClause } from '../english/clause.ts';
import { findImpliedClause, isAdjective } from '../english/implied-clause.ts';
import { isPlural } from '../english/noun-phrase.ts';
import { findVerbForm, isParticiple, isPersonVerb } from '../english/verbs.ts';
import { bareWord, firstWord, lastWord, MODALS, PREPOSITIONS } from '../english/words.ts';

/** What events and people did: "abolished feudalism" is a deed, "managed service" is none. */
const DEEDS = new Set(
  'abolish introduce end establish ban grant give make take lead kill discover invent prove win lose force defeat conquer sign found invade declare cause begin become write overthrow divide'.split(
    ' ',
  ),
);

/** The meaning as the predicate of the term: "used to ...", "allows ...", "can ...", "serverless". */
export function readPredicate(term: string, meaning: string, first: string): Clause | null {
  const form = findVerbForm(first);
  const isPredicate = form?.form === 'third' || MODALS.has(first) || /^(?:does|do|has|have|is|are)$/.test(first);
  const isOfMany =
    form?.form === 'base' && isPlural(term) && !isPersonVerb(form.base) && findClause(meaning)?.subject === '';
  if (isPredicate || isOfMany) {
    const clause = findClause(`${term} ${meaning}`);
    if (clause && clause.subject.toLowerCase() === term.toLowerCase()) return clause;
    const own = findClause(meaning);
    if (own && own.subject === '' && own.front === '') return changeClause(own, term);
  }
  const rest = meaning.split(' ').slice(1).join(' ');
  const isPast =
    form !== null &&
    DEEDS.has(form.base) &&
    (form.form === 'past' || form.form === 'participle') &&
    rest !== '' &&
    !PREPOSITIONS.has(bareWord(firstWord(rest))) &&
    !/^to\b/.test(rest);
  if (isPast)
    return {
      front: '',
      subject: term,
      adverb: '',
      auxiliary: '',
      isNegated: false,
      base: form.base,
      verb: first,
      shape: 'past',
      rest,
    };
  // "cost per contact": a noun, although "cost" is a participle as well.
  if (form?.nounToo === true && form.base === first) return null;
  const implied = findImpliedClause(meaning);
  if (implied && implied.subject === '' && !isAboutOther(meaning, first) && !isQualifiedNoun(meaning))
    return { ...implied, subject: term, auxiliary: isPlural(term) ? 'are' : 'is' };
  if (isParticiple(first) && !/\s/.test(meaning)) return null;
  return null;
}

/** "deep, semantic processing leads to ...": a sentence about something of its own, that only starts with an adjective. */
function isAboutOther(meaning: string, first: string): boolean {
  const next = bareWord(meaning.split(' ')[1] ?? '');
  return isAdjective(first) && !PREPOSITIONS.has(next) && findClause(meaning)?.subject.includes(' ') === true;
}

/** "highly visible, cheap, sealed water store": qualities in a row, and the thing that has them. */
function isQualifiedNoun(meaning: string): boolean {
  const parts = meaning.split(/,\s+(?:and\s+)?|\sand\s/);
  const last = QUALIFIED.exec(parts.pop() ?? '');
  const isNamed = last !== null && isQuality(last[1] ?? '') && !isQuality(bareWord(lastWord(last[2] ?? '')));
  return parts.length > 0 && isNamed && parts.every((part) => isQuality(QUALITY.exec(part)?.[1] ?? ''));
}
const QUALITY = /^(?:[a-z]+ly )?([a-z-]+)$/;
const QUALIFIED = /^(?:[a-z]+ly )?([a-z-]+) (\S+(?: \S+){0,2})$/;

function isQuality(word: string): boolean {
  return isAdjective(word) || isParticiple(word) || /(?:ative|ive|ic|al)$/.test(word);
}
