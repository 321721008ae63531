import { findAmount } from '../ask/gap.ts';
import { mentions } from '../ask/name-topic.ts';
import { invert } from '../ask/sentence.ts';
import { findClause } from '../english/clause.ts';
import { capitalise, decapitalise, isPlural, lowerTerm } from '../english/noun-phrase.ts';
import { bareWord, countWords, firstWord, PREPOSITIONS, wordToCount } from '../english/words.ts';
import type { DefinitionFact, Fact } from '../fact.ts';
import { needs } from '../needs.ts';
import { definitionFacts } from './definition-facts.ts';
import { bindPronouns, completeSubject } from './line-context.ts';
import { factBase, makeFact, type SentenceRule } from './rule.ts';
import { statementFrom } from './statement-facts.ts';

/** `X is a Y`: a definition by its verb. */
export const copulaRule: SentenceRule = {
  name: 'is-a',
  kind: 'definition',
  confidence: 0.8,
  about: 'A sentence "X is a ..." whose subject is a name or a term.',
  sample: 'A monsoon is a seasonal wind that brings heavy rain',
  becomes: ['What is a monsoon?', 'A seasonal wind that brings heavy rain'],
  refuses: 'it is a pity',
  needs: needs('is are was were been'),
  find: (text, context) => {
    const clause = findClause(text);
    if (clause?.shape !== 'copula' || clause.isNegated || clause.front || clause.adverb || context.scope.versus)
      return null;
    const subject = clause.subject.replace(/^(?:an?|the)\s+/i, '');
    if (
      subject === '' ||
      countWords(subject) > 5 ||
      /[,(]/.test(subject) ||
      /^(?:it|they|this|that|these|there|you|which|one|all|everything|both)$/i.test(subject)
    )
      return null;
    if (/^only\s/i.test(subject)) return null;
    const first = bareWord(firstWord(clause.rest));
    if (!/^(?:an?|the|one|any)$/.test(first) || countWords(clause.rest) < 3) return null;
    if (/^the (?:result|consequence|outcome|effect|reason|problem|answer|point)$/i.test(clause.subject)) return [];
    if (/\b(?:was|were)\b/.test(clause.auxiliary) && /^\d|^the (?:first|last|same)\b/.test(clause.rest)) return null;
    const article = /^(an?|the)\s/i.exec(clause.subject)?.[1]?.toLowerCase();
    const more = /^(.{8,}?),?\s+and\s+((?:must|can|cannot|should|will|may|has|have|is|are|does)\s.+)$/i.exec(
      clause.rest,
    );
    const facts = definitionFacts(copulaRule, subject, more?.[1] ?? clause.rest, context);
    const second = more ? findClause(`${clause.subject} ${more[2]}`) : null;
    const shownTerm = article ? `${article} ${lowerTerm(subject)}` : lowerTerm(subject);
    const named = facts.map((fact) => (fact.kind === 'definition' ? showTerm(fact, shownTerm) : fact));
    return second ? [...named, ...statementFrom(copulaRule, second, context, null)] : named;
  },
};

/** The definition with its term as the note writes it. */
function showTerm(fact: DefinitionFact, shownTerm: string): DefinitionFact {
  const { kind, term, meaning, role, isReversible } = fact;
  return makeFact(fact, { kind, term, meaning, role, isReversible, shownTerm });
}

/** `the layers are A, B, C and D`, `in four messages: A, B, C, D`: an enumeration inside a sentence. */
export const inlineListRule: SentenceRule = {
  name: 'inline-list',
  kind: 'set',
  confidence: 0.75,
  about: 'A sentence that counts up three or more names after "are", or after a number and its noun.',
  sample: '### Traffic lights\nThe colours are red, yellow and green',
  becomes: ['What are the colours (traffic lights)?', 'Red\nYellow\nGreen'],
  refuses: '### Traffic lights\nThe colours are easy to see, even at night',
  needs: needs(','),
  find: (text, context) => {
    const clause = findClause(text);
    if (!clause || clause.isNegated || clause.subject === '') return null;
    const base = factBase(inlineListRule, context);
    const topic = context.scope.phrase;
    const place = topic && !mentions(text, topic) ? ` (${topic})` : '';
    if (
      clause.shape === 'copula' &&
      isPlural(clause.subject) &&
      !/^(?:they|these|those|you|we)$/i.test(clause.subject)
    ) {
      const items = readItems(clause.rest);
      if (!items) return null;
      const subject = decapitalise(clause.subject);
      return [
        makeFact(base, {
          kind: 'set',
          ask: `What are ${subject}${place}?`,
          frame: `${capitalise(subject)}${place}`,
          items,
          isOpen: false,
        }),
      ];
    }
    const counted =
      /^(?:(.*\s)?(in|of|into|by|with|through|from)\s+)?((?:two|three|four|five|six|seven|\d)\s+[\p{L} -]{3,30}?):\s+(.+)$/u.exec(
        clause.rest,
      );
    const items = counted ? readItems(counted[4] ?? '', wordToCount((counted[3] ?? '').split(' ')[0] ?? '')) : null;
    const complete = items ? completeSubject(clause, context) : null;
    if (!counted || !items || !complete) return null;
    const open = counted[2] ?? '';
    const ask = `${open ? `${open} which` : 'which'} ${counted[3]} ${invert(complete, (counted[1] ?? '').trim())}${place}?`;
    return [
      makeFact(base, {
        kind: 'set',
        ask: capitalise(ask),
        frame: capitalise(text.replace(/:.*$/, '')),
        items,
        isOpen: false,
      }),
    ];
  },
};

/** Three or more short names with commas and a last "and"; null for anything else. */
function readItems(text: string, count: number | null = null): string[] | null {
  const plain = text.replace(/\s*\((?:remember|see|e\.g|mnemonic)[^()]*\)/i, '').replace(/[.]$/, '');
  if (/[;:=→]/.test(plain) || !/,/.test(plain)) return null;
  // "hold and wait" is one of four when four are announced and three commas divide them.
  const byComma = plain.split(/,\s*(?:and\s+|or\s+)?/);
  const parts = (byComma.length === count ? byComma : plain.split(/,\s*(?:and\s+|or\s+)?|\s+and\s+/)).map((part) =>
    part.trim(),
  );
  const isName = (part: string): boolean =>
    part !== '' &&
    countWords(part) <= 4 &&
    (byComma.length === count ? !findClause(part)?.subject : findClause(part) === null) &&
    !PREPOSITIONS.has(bareWord(firstWord(part))) &&
    !/^(?:even|not|but|so|which|that|also)\b/i.test(part);
  return parts.length >= 3 && parts.length <= 9 && parts.every(isName) ? parts.map(capitalise) : null;
}

/** `X is called Y`: a name for something described. */
export const calledRule: SentenceRule = {
  name: 'called',
  kind: 'comparison',
  confidence: 0.8,
  about: 'Something described and the name it is called by. Several names in one sentence give one card each.',
  sample: 'The part of a leaf that carries water is called the vein',
  becomes: ['What is the part of a leaf that carries water called?', 'The vein'],
  refuses: 'the doctor was called at night',
  needs: needs('called known referred termed named'),
  find: (text, context) => {
    const match =
      /^(.+?)\s+(is|are|was|were)\s+(?:also\s+|often\s+|sometimes\s+|usually\s+)?(?:called|known as|referred to as|termed|named)\s+(.+)$/i.exec(
        text,
      );
    if (
      !match ||
      /^(?:it|they|this|that|these|there|he|she)$/i.test(match[1] ?? '') ||
      /^(?:if|when|because|from|by|at|in|on)\b/i.test(match[3] ?? '')
    )
      return null;
    const [, subject = '', be = 'is', rest = ''] = match;
    if (findClause(subject) && !/\b(?:that|which|who|where)\b/.test(subject)) return null;
    const first = (
      rest.split(/,\s+|\s+(?:after|because|since|by)\s+|\s+and\s+(?=\S+\s+(?:the|an?)\s)/)[0] ?? rest
    ).replace(/\s*\([^()]*\)$/, '');
    const pairs = [{ thing: bindPronouns(subject, context, null), name: first }];
    for (const more of rest.matchAll(/(?:,\s+|\s+and\s+)(\S+)\s+((?:the|an?)\s[\p{L} -]{3,30}?)(?=,|\s+and\s|$)/gu))
      pairs.push({ thing: more[1] ?? '', name: more[2] ?? '' });
    const facts: Fact[] = pairs.map((pair) =>
      makeFact(factBase(calledRule, context), {
        kind: 'comparison',
        question: `What ${be.toLowerCase()} ${decapitalise(pair.thing)} called?`,
        answer: pair.name,
        terms: [pair.thing, pair.name],
      }),
    );
    const amount = findAmount(rest.slice(first.length));
    if (amount && context.scope.phrase)
      facts.push(
        makeFact(factBase(calledRule, context), {
          kind: 'attribute',
          attribute: text,
          owner: context.scope.phrase,
          value: amount,
          isGap: true,
        }),
      );
    return facts;
  },
};
