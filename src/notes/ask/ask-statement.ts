import { GAP } from '../../model/card.ts';
import { findObject, isAdjective, PARTICLES } from '../english/clause.ts';
import { decapitalise, isPlural } from '../english/noun-phrase.ts';
import { findVerbForm, isParticiple } from '../english/verbs.ts';
import { bareWord, CONJUNCTIONS, PLACE_PREPOSITIONS, PREPOSITIONS, STRANDABLE } from '../english/words.ts';
import type { StatementFact } from '../fact.ts';
import { type Ask, GOOD_ANSWER_CHARS, joinWords } from './ask.ts';
import { beOf, invert, isYou, splitPassive, splitRest, writeSentence } from './sentence.ts';

const LOCATION_VERBS = new Set(
  'store keep hold live reside run locate deploy host place find create install save put sit exist stay launch cache occur happen take'.split(
    ' ',
  ),
);
const AMOUNT =
  /(?<=^|[\s(])(?:[$€£]\s?)?[~<>≤≥]?\d[\d,.]*(?:\s?(?:[-–]|to)\s?\d[\d,.]*)?(?:\s?(?:%|°C|°F|[kKMGTPE]i?[Bb](?:ps|\/s)?|ms|µs|Hz|kHz|MHz|GHz|bits?|bytes?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|times|x|k|million|billion|vCPUs?|IOPS|RCUs?|WCUs?|km|cm|mm|kg|mg|mol|kJ|nm))?(?=$|[\s,.;:)/])/;

/** Cards for a statement: what follows the verb, a marked word or number as a gap, and the subject when it is a name. */
export function askStatement(fact: StatementFact): Ask[] {
  const { clause } = fact;
  const exception = askUnless(fact);
  const also = askAlso(fact);
  const lead = fact.lead ? `${fact.lead}, ` : '';
  const asks: Ask[] = [];
  const sentence = writeSentence(clause);
  const main = askComplement(fact, lead);
  const gapText = chooseGap(sentence, clause.rest, fact.targets);
  const gap = gapText ? makeGap(lead, sentence, gapText) : null;
  const numberGap = findAmount(clause.rest);
  if (main) asks.push(gap && gapText !== main.answer ? { ...main, instead: gap } : main);
  else if (gap) asks.push({ ...gap, doubt: 0.05 });
  if (main && numberGap && numberGap.length + 4 < main.answer.length) {
    const ask = makeGap(lead, sentence, numberGap);
    if (ask) asks.push(ask);
  }
  for (const target of fact.targets.slice(0, 3)) {
    if (
      asks.some(
        (ask) => ask.answer.toLowerCase().includes(target.toLowerCase()) && ask.answer.length < target.length + 30,
      )
    )
      continue;
    if (bareWord(target) === bareWord(clause.subject)) continue;
    const ask = makeGap(lead, sentence, target);
    if (ask) asks.push({ ...ask, doubt: 0.05 });
  }
  if (exception) asks.unshift(exception);
  if (also) return [also];
  const reverse = askSubject(fact, lead);
  if (reverse) asks.push(reverse);
  return asks;
}

/** "X does not V unless Y" -> "When does X V?" "Only if Y". */
function askUnless(fact: StatementFact): Ask | null {
  const { clause } = fact;
  const match = /^(.*?)[,\s]*\bunless\s+(.+)$/i.exec(clause.rest);
  if (!match || !clause.isNegated) return null;
  const front = clause.front ? `${clause.front}, ` : '';
  const adverb = clause.adverb.replace(/\bnever\b/i, '').trim();
  const question = joinWords('when', invert({ ...clause, isNegated: false, adverb }, match[1] ?? ''));
  return { question: `${front}${question}?`, answer: `Only if ${match[2]}`, form: 'question', direction: 'exception' };
}

/** "you can also pull the images" -> "What can you also do with the images?". */
function askAlso(fact: StatementFact): Ask | null {
  const { clause } = fact;
  if (!isYou(clause.subject) || !/\balso\b/i.test(clause.adverb) || clause.auxiliary !== 'can') return null;
  const object = findObject(clause.rest);
  if (!object) return null;
  const tail = clause.rest.slice(object.length).trim();
  return {
    question: joinWords('What can you also do with', object, tail && !/^(?:and|or|,)/.test(tail) && tail).concat('?'),
    answer: joinWords(clause.base, clause.rest),
    form: 'question',
    direction: 'complement',
  };
}

function askComplement(fact: StatementFact, lead: string): Ask | null {
  const { clause } = fact;
  const front = clause.front ? `${clause.front}, ` : '';
  const open = lead + front;
  const make = (wh: string, tail: string, answer: string, direction = 'complement'): Ask | null => {
    if (!answer.trim()) return null;
    const question = joinWords(wh, invert(clause, tail));
    return { question: `${open}${open ? decapitalise(question) : question}?`, answer, form: 'question', direction };
  };
  if (clause.rest === '' && clause.shape !== 'modal') return null;
  const split = splitRest(clause.rest, clause.base);
  if (split.core === '' && split.tail !== '') return askTail(fact, open);
  if (clause.shape === 'copula' || (clause.shape === 'modal' && clause.base === 'be')) return askBe(fact, make, split);
  const first = bareWord(split.core.split(' ')[0] ?? '');
  const second = split.core.split(' ').slice(1).join(' ');
  const tail = split.tailKind === 'condition' || split.tailKind === 'purpose' ? split.tail : '';
  const answer = tail ? split.core : clause.rest;
  if (clause.base === 'allow' || clause.base === 'let' || clause.base === 'enable' || clause.base === 'help') {
    const match = /^(you|users?|customers?|developers?|clients?|us)?\s*(?:to\s+)?([a-z]+\b.*)$/i.exec(clause.rest);
    if (match && (match[1] || / to |^to /.test(` ${clause.rest}`)) && !clause.isNegated) {
      const who = match[1] ?? 'you';
      if (!PREPOSITIONS.has(bareWord((match[2] ?? '').split(' ')[0] ?? ''))) {
        return make('What', `${who} ${clause.base === 'let' ? '' : 'to '}do`, (match[2] ?? '').trim());
      }
    }
  }
  if (first === 'to' && second) {
    const words = second.split(' ');
    if (
      !isAdjective(words[0] ?? '') &&
      findVerbForm(words[0] ?? '')?.form === 'base' &&
      /^[a-z]+$/.test(words[0] ?? '') &&
      !PREPOSITIONS.has(bareWord(words[0] ?? '')) &&
      !/^(?:the|a|an|your|all|any|each|one|other|multiple)$/.test(words[0] ?? '')
    ) {
      return make('What', 'to do', clause.rest.replace(/^to /, ''));
    }
  }
  const isQuantity = /^(?:at (?:most|least)|up to)\b/i.test(split.core);
  if (PARTICLES.has(first) && second && !isQuantity) {
    const preposition = bareWord(second.split(' ')[0] ?? '');
    const object = second.split(' ').slice(1).join(' ');
    if (STRANDABLE.has(preposition) && object) return make('What', joinWords(first, preposition), object);
    return make('What', first, second);
  }
  if (CONJUNCTIONS.has(first)) {
    const question = joinWords('What', invert({ ...clause, base: 'do', adverb: '' }, ''));
    const verb = clause.shape === 'verb' ? clause.verb : clause.base;
    return {
      question: `${open}${open ? decapitalise(question) : question}?`,
      answer: joinWords(clause.adverb, verb, clause.rest),
      form: 'question',
      direction: 'complement',
    };
  }
  if (/^[a-z]+ly$/.test(clause.rest)) return make('How', '', clause.rest, 'manner');
  if (PREPOSITIONS.has(first) && second && !isQuantity) {
    if (PLACE_PREPOSITIONS.has(first) && LOCATION_VERBS.has(clause.base)) return make('Where', tail, answer, 'place');
    if (STRANDABLE.has(first)) return make('What', joinWords(first, tail), answer.replace(/^\S+\s/, ''));
    return null;
  }
  if (/^(?:that|whether)$/.test(first)) return make('What', tail, answer);
  if (/^(?:how|why|when|where|what|which)$/.test(first)) return make('What', tail, answer);
  if (answer === '' && clause.shape === 'modal') return null;
  if (answer.length > GOOD_ANSWER_CHARS) {
    const object = findObject(clause.rest);
    const after = clause.rest.slice(object.length).trim();
    if (object && after.length < 90 && after !== '') return make('What', after.replace(/^[,;]\s*/, ''), object);
  }
  return make('What', tail, answer);
}

type Make = (wh: string, tail: string, answer: string, direction?: string) => Ask | null;

/** "S3 is used for backups" -> "What is S3 used for?"; "keys must be unique" -> "What must keys be?". */
function askBe(fact: StatementFact, make: Make, split: ReturnType<typeof splitRest>): Ask | null {
  const { clause } = fact;
  const tail = split.tailKind === 'condition' ? split.tail : '';
  const complement = tail ? split.core : clause.rest;
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
  const passive = splitPassive(complement);
  if (passive) {
    const verb = bareWord(passive.head.split(' ').pop() ?? '');
    if (
      passive.preposition === 'to' &&
      findVerbForm(bareWord(passive.object.split(' ')[0] ?? ''))?.form === 'base' &&
      /^[a-z]/.test(passive.object)
    ) {
      if (isParticiple(verb)) return make('Why', joinWords(passive.head, tail), `To ${passive.object}`, 'purpose');
      return make('What', joinWords(passive.head, 'to do', tail), passive.object);
    }
    const isPlace = PLACE_PREPOSITIONS.has(passive.preposition) && LOCATION_VERBS.has(locationBase(verb));
    if (isPlace)
      return make('Where', joinWords(passive.head, tail), `${passive.preposition} ${passive.object}`, 'place');
    const isAgent =
      passive.preposition === 'by' && isParticiple(verb) && !/ing$/.test(passive.object.split(' ')[0] ?? '');
    if (isAgent && !/^default\b/.test(passive.object))
      return make('What', joinWords(passive.head, 'by', tail), passive.object);
    if (STRANDABLE.has(passive.preposition))
      return make('What', joinWords(passive.head, passive.preposition, tail), passive.object);
    return null;
  }
  const first = bareWord(complement.split(' ')[0] ?? '');
  if (PREPOSITIONS.has(first)) return null;
  if (fact.versus) return make('What', tail, joinWords(clause.isNegated && 'not', complement));
  if (clause.shape === 'modal') return make('What', tail, complement);
  if (isParticiple(first)) {
    if (tail && !clause.isNegated) return askTail(fact, '');
    return null;
  }
  if (tail && complement.split(' ').length <= 3) return askTail(fact, '');
  const isNoun = /^(?:an?|the|one|your|its|two|three|part)$/.test(first) || isPlural(complement);
  if (isNoun && !clause.isNegated) return make('What', tail, complement);
  return null;
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

/** "works only when X" -> "When does Y work?"; "stopped if X" -> "When is Y stopped?". */
function askTail(fact: StatementFact, open: string): Ask | null {
  const { clause } = fact;
  const split = splitRest(clause.rest);
  const word = bareWord(split.tail.split(' ')[0] ?? '');
  const wh = /^(?:if|when|whenever|unless|until|once|before|after|while|during)$/.test(word)
    ? 'When'
    : /^(?:so|because|since|to|in)$/.test(word)
      ? 'Why'
      : null;
  if (!wh || clause.isNegated) return null;
  const question = joinWords(wh, invert(clause, split.core));
  return {
    question: `${open}${open ? decapitalise(question) : question}?`,
    answer: split.tail,
    form: 'question',
    direction: 'condition',
  };
}

/** "The daemon replaces the hypervisor" -> "What replaces the hypervisor?". Only for subjects that are names and complements that tell them apart. */
function askSubject(fact: StatementFact, lead: string): Ask | null {
  const { clause } = fact;
  const subject = clause.subject;
  if (isYou(subject) || clause.isNegated || subject.split(' ').length > 5 || /[,(]/.test(subject)) return null;
  const isName = fact.targets.some((target) => subject.toLowerCase().includes(target.toLowerCase()));
  const contentWords = clause.rest.split(/\s+/).filter((word) => word.length > 3).length;
  if (!isName || contentWords < 1 || clause.rest.length > 100) return null;
  const front = clause.front ? `${clause.front}, ` : '';
  const singular = { ...clause, subject: 'what', front: '' };
  const sentence = writeSentence(singular).replace(/^what\b/, 'What');
  const open = lead + front;
  const question =
    clause.shape === 'copula'
      ? joinWords(
          'What',
          clause.auxiliary === 'was' || clause.auxiliary === 'were' ? 'was' : 'is',
          clause.adverb,
          clause.rest,
        )
      : sentence;
  return {
    question: `${open}${open ? decapitalise(question) : question}?`,
    answer: subject,
    form: 'question',
    direction: 'subject',
    doubt: 0.05,
  };
}

/** The amount a sentence gives, with its unit: "5 GB", "20 %". Null when there is none. */
export function findAmount(text: string): string | null {
  const match = AMOUNT.exec(text);
  if (match && /^,\s*\d/.test(text.slice(match.index + match[0].length))) return null;
  return match ? match[0].replace(/[.,]+$/, '').trim() : null;
}

/** What to leave out: a marked term, else an amount, else the last words of the complement. */
function chooseGap(sentence: string, rest: string, targets: readonly string[]): string | null {
  const inRest = targets.find(
    (target) => rest.toLowerCase().includes(target.toLowerCase()) && target.split(' ').length <= 6,
  );
  if (inRest) return inRest;
  const amount = findAmount(rest);
  if (amount) return amount;
  const split = splitRest(rest);
  let core = (split.core || split.tail).replace(/[.]$/, '');
  core = core.replace(/\s*\([^)]*\)\s*$/, '');
  const tokens = core.split(' ').filter(Boolean);
  if (tokens.length === 0) return null;
  let from = 0;
  for (let i = 0; i < tokens.length - 1; i++)
    if (PREPOSITIONS.has(bareWord(tokens[i] ?? '')) && bareWord(tokens[i] ?? '') !== 'of') from = i + 1;
  const gap = tokens.slice(from).join(' ');
  if (gap.split(' ').length <= 6) {
    const outside = sentence.split(' ').length - gap.split(' ').length;
    const words = gap.replace(/^(?:the|a|an)\s+/i, '').split(' ');
    return (outside < 3 && words.length > 1 ? words.slice(1) : words).join(' ');
  }
  const firstPreposition = tokens.findIndex((token, index) => index > 0 && PREPOSITIONS.has(bareWord(token)));
  if (firstPreposition > 0 && firstPreposition <= 7)
    return tokens
      .slice(0, firstPreposition)
      .join(' ')
      .replace(/^(?:the|a|an)\s+/i, '');
  return sentence.includes(tokens.slice(-3).join(' '))
    ? tokens
        .slice(-3)
        .join(' ')
        .replace(/^(?:the|a|an|of|and|or)\s+/i, '')
    : null;
}

/** A sentence with a gap. Null when the text is not in it, or would leave nothing to go by. */
export function makeGap(lead: string, sentence: string, target: string): Ask | null {
  const at = findWhole(sentence, target);
  if (at < 0) return null;
  const before = sentence.slice(0, at);
  const after = sentence.slice(at + target.length);
  const left = `${before} ${after}`.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (left.length < 3) return null;
  if (findWhole(`${before} ${after}`, target) >= 0) return null;
  const question = `${lead}${lead ? decapitalise(before) : before}${GAP}${after}`.replace(/[.]?$/, '.');
  return { question, answer: target, form: 'cloze', direction: `gap ${target}` };
}

function findWhole(text: string, target: string): number {
  const lower = text.toLowerCase();
  const wanted = target.toLowerCase();
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const before = lower[at - 1] ?? ' ';
    const after = lower[at + wanted.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return at;
  }
  return -1;
}

export { beOf };
