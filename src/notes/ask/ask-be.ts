import { decapitalise, isPlural } from '../english/noun-phrase.ts';
import { findVerbForm, isParticiple } from '../english/verbs.ts';
import {
  bareWord,
  countWords,
  firstWord,
  lastWord,
  PLACE_PREPOSITIONS,
  PREPOSITIONS,
  STRANDABLE,
} from '../english/words.ts';
import type { StatementFact } from '../fact.ts';
import { type Ask, joinWords } from './ask.ts';
import { askTail, isManner, isNounStart, isState, LOCATION_VERBS, type Make } from './ask-tail.ts';
import { isDate, isTime } from './date-phrase.ts';
import { splitPassive, type splitRest } from './sentence.ts';

/** "S3 is used for backups" -> "What is S3 used for?"; "keys must be unique" -> "What must keys be?". */
export function askBe(fact: StatementFact, make: Make, split: ReturnType<typeof splitRest>): Ask | null {
  const { clause } = fact;
  const tail = split.tailKind === 'condition' ? split.tail : '';
  const complement = tail ? split.core : clause.rest;
  const doing = findDoing(complement);
  if (doing && !clause.isNegated) return make('What', doing.verb, doing.object);
  const purpose =
    /^((?:often |mostly |mainly |only )?used|needed|required|meant|designed|intended|built|able|unable|allowed|responsible)\s+(to|for)\s+(.+)$/i.exec(
      complement,
    );
  if (purpose) {
    const [, head = '', word = '', object = ''] = purpose;
    if (/^(?:un)?able$|^allowed$|^required$/.test(head)) {
      return make('What', joinWords(head, word, word === 'to' && 'do', tail), object, 'complement');
    }
    return make('What', joinWords(head, 'for', tail), word === 'to' ? `To ${object}` : object, 'complement');
  }
  const isList =
    /^(?!(?:not|no|used|needed|required)\b)[^,()]{3,30}(?:, [^,()]{3,40}){2,}$/.test(complement) &&
    !/\b(?:that|which|who|if|when)\b/.test(complement);
  if (isList && !clause.isNegated && !isPlural(complement.split(',')[0] ?? '')) return make('What', tail, complement);
  const eased =
    /^((?:very |quite |too )?(?:easy|easier|hard|harder|tough|tricky|difficult|simple|simpler|possible|impossible|cheaper|faster))\s+to\s+([a-z]+\b.*)$/i.exec(
      complement,
    );
  if (eased && !clause.isNegated)
    return {
      question: `What is ${(eased[1] ?? '').toLowerCase()} with ${decapitalise(clause.subject)}?`,
      answer: `To ${eased[2]}`,
      form: 'question',
      direction: 'complement',
    };
  const helpful = /^(helpful|useful|great|good|handy|ideal|perfect|suitable)\s+to\s+([a-z]+\b.*)$/i.exec(complement);
  const aid = /^(helpful|useful|handy|ideal|perfect|suitable) for ((?!you\b|your\b|us\b)[^()]{4,})$/i.exec(complement);
  if (aid && !clause.isNegated) return make('What', `${aid[1]} for`, aid[2] ?? '');
  if (helpful) return make('What', `${helpful[1]} for`, `To ${helpful[2]}`);
  const manner =
    /^((?:[a-z]+ly )?[a-z]+(?:ed|en|wn|ne|lt|nt|pt|t)(?: [a-z]+ly| at rest| in transit)?|set up|shut down|rolled out|turned off|turned on)\s+((?:using|via|through|per|by \w+ing)\s.+)$/i.exec(
      complement,
    );
  if (
    manner &&
    isParticiple(bareWord(lastWord((manner[1] ?? '').replace(/ (?:at rest|in transit|up|down|out|off|on)$/, '')))) &&
    !clause.isNegated
  )
    return make('How', manner[1] ?? '', manner[2] ?? '', 'manner');
  const passive = splitPassive(complement);
  if (passive) {
    const verb = bareWord(lastWord(passive.head));
    if (
      passive.preposition === 'to' &&
      findVerbForm(bareWord(firstWord(passive.object)))?.form === 'base' &&
      /^[a-z]/.test(passive.object)
    ) {
      if (isParticiple(verb)) return make('Why', joinWords(passive.head, tail), `To ${passive.object}`, 'purpose');
      return make('What', joinWords(passive.head, 'to do', tail), passive.object);
    }
    if (isDate(passive.preposition, passive.object) && clause.shape === 'copula')
      return make('When', passive.head, `${passive.preposition} ${passive.object}`, 'date');
    if (isTime(passive.preposition, passive.object))
      return make('When', joinWords(passive.head, tail), `${passive.preposition} ${passive.object}`, 'condition');
    if (isState(passive.preposition, passive.object)) return null;
    const isPlace = PLACE_PREPOSITIONS.has(passive.preposition) && LOCATION_VERBS.has(locationBase(verb));
    if (isPlace)
      return make('Where', joinWords(passive.head, tail), `${passive.preposition} ${passive.object}`, 'place');
    if (passive.preposition === 'in' && isManner(passive.object))
      return make('How', joinWords(passive.head, tail), `in ${passive.object}`, 'manner');
    const isAgent = passive.preposition === 'by' && isParticiple(verb) && !/ing$/.test(firstWord(passive.object));
    if (isAgent && !/^default\b/.test(passive.object))
      return make('What', joinWords(passive.head, 'by', tail), passive.object);
    if (STRANDABLE.has(passive.preposition))
      return make('What', joinWords(passive.head, passive.preposition, tail), passive.object);
    return null;
  }
  const first = bareWord(firstWord(complement));
  const isPlace =
    clause.shape === 'modal' && PLACE_PREPOSITIONS.has(first) && /^\S+ (?:the|an?|your|each) \S/i.test(complement);
  if (isPlace && !clause.isNegated) return make('Where', tail, complement, 'place');
  if (PREPOSITIONS.has(first)) return null;
  const short = countWords(complement) <= 3 && !isNounStart(complement);
  const asTail = (isParticiple(first) || short) && tail && clause.shape === 'copula' ? askTail(fact, '') : null;
  if (asTail) return asTail;
  if (fact.versus && !isParticiple(first)) return make('What', tail, joinWords(clause.isNegated && 'not', complement));
  if (clause.shape === 'modal') return isParticiple(first) ? askDuty(fact, complement) : make('What', tail, complement);
  if (isParticiple(first)) {
    if (tail && !clause.isNegated) return askTail(fact, '');
    return null;
  }
  if (tail && countWords(complement) <= 3) return askTail(fact, '');
  const isNoun = /^(?:an?|the|one|your|its|two|three|part)$/.test(first) || isPlural(complement);
  if (isNoun && !clause.isNegated) return make('What', tail, complement);
  return null;
}

/** "running the agent", "running on a server": what somebody is doing, and what with. Null for other complements. */
function findDoing(complement: string): { verb: string; object: string } | null {
  const match = /^([a-z]+ing)(?: (on|in|at|from|with|for|through))? (.+)$/.exec(complement);
  const [, verb = '', preposition = '', object = ''] = match ?? [];
  const isWhole = preposition !== '' || isNounStart(object) || /^[A-Z]/.test(object);
  return match && isWhole && findVerbForm(verb)?.form === 'gerund' && !/^(?:missing|pending|lacking)$/.test(verb)
    ? { verb: joinWords(verb, preposition), object }
    : null;
}

/** "keys must be rotated" -> "What must be done with keys?". A lone participle leaves too little around a gap. */
function askDuty(fact: StatementFact, complement: string): Ask | null {
  const { clause } = fact;
  const isDuty = /^(?:must|should|need to|have to)$/.test(clause.auxiliary);
  if (/^un/.test(complement) && /^(?:need|have) to$/.test(clause.auxiliary)) return null;
  if (!isDuty || complement.includes(' ') || clause.adverb !== '' || clause.front !== '') return null;
  const isOne = /^(?:need|have) to$/.test(clause.auxiliary);
  const verb = isOne
    ? `${clause.auxiliary.replace(/^need/, 'needs').replace(/^have/, 'has')} be`
    : joinWords(clause.auxiliary, clause.isNegated && 'not', 'be');
  if (isOne && clause.isNegated) return null;
  const question = /^un/.test(complement)
    ? `What ${clause.auxiliary.replace(/ to$/, '')} ${decapitalise(clause.subject)} be?`
    : `What ${verb} done with ${decapitalise(clause.subject)}?`;
  return { question, answer: complement, form: 'question', direction: 'complement' };
}

const LOCATION_PARTICIPLES: Readonly<Record<string, string>> = {
  stored: 'store',
  kept: 'keep',
  held: 'hold',
  located: 'locate',
  deployed: 'deploy',
  hosted: 'host',
  placed: 'place',
  found: 'find',
  created: 'create',
  installed: 'install',
  saved: 'save',
  launched: 'launch',
  cached: 'cache',
};

function locationBase(participle: string): string {
  return LOCATION_PARTICIPLES[participle] ?? participle;
}
