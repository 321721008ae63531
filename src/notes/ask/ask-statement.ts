import { GAP } from '../../model/card.ts';
import { PARTICLES } from '../english/find-verb.ts';
import { isAdjective } from '../english/implied-clause.ts';
import { capitalise, decapitalise, isPlural } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { findVerbForm, isParticiple } from '../english/verbs.ts';
import { bareWord, CONJUNCTIONS, PLACE_PREPOSITIONS, PREPOSITIONS, STRANDABLE } from '../english/words.ts';
import type { StatementFact } from '../fact.ts';
import { type Ask, GOOD_ANSWER_CHARS, joinWords } from './ask.ts';
import { beOf, invert, isYou, splitPassive, splitRest, takesPlainVerb, writeSentence } from './sentence.ts';

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
  if (exception) return [exception];
  const also = askAlso(fact);
  const owned = askOwned(fact);
  const lead = fact.lead ? `${fact.lead}, ` : '';
  const asks: Ask[] = [];
  const sentence = writeSentence(clause);
  const main = owned ?? askComplement(fact, lead);
  const bareGap = chooseGap(sentence, clause.rest, fact.targets);
  const isDenied =
    bareGap !== null && clause.isNegated && clause.shape === 'copula' && sentence.includes(`not ${bareGap}`);
  const gapText = isDenied ? `not ${bareGap}` : bareGap;
  const placed = fact.topic && !mentionsWord(sentence, fact.topic) ? `${capitalise(fact.topic)}: ` : '';
  const gap = gapText ? (makeGap(lead, sentence, gapText) ?? makeGap(lead || placed, sentence, gapText)) : null;
  const numberGap = findAmount(clause.rest);
  if (main) asks.push(gap && gapText !== main.answer ? { ...main, instead: gap } : main);
  else if (gap) {
    const reverse = isAdjective(gap.answer.toLowerCase()) ? askWhatIs(fact, lead) : null;
    asks.push({ ...(reverse ?? gap), doubt: 0.05 });
  } else if (clause.rest === '' && clause.shape === 'verb' && !isYou(clause.subject) && !clause.subject.includes(' '))
    asks.push({
      question: `${lead}${lead ? 'what' : 'What'} ${takesPlainVerb(clause.subject) ? 'do' : 'does'} ${decapitalise(clause.subject)} do?`,
      answer: writeSentence(clause).slice(clause.subject.length).trim(),
      form: 'question',
      direction: 'complement',
    });
  if (main && numberGap && numberGap.length + 4 < main.answer.length) {
    const ask = makeGap(lead, sentence, numberGap);
    if (ask) asks.push(ask);
  }
  const second = numberGap ? findAmount(clause.rest.slice(clause.rest.indexOf(numberGap) + numberGap.length)) : null;
  if (second && second !== numberGap && asks.length > 0) {
    const ask = makeGap(lead, sentence, second);
    if (ask) asks.push({ ...ask, doubt: 0.05 });
  }
  for (const target of fact.targets.slice(0, 3)) {
    if (
      asks.some(
        (ask) => ask.answer.toLowerCase().includes(target.toLowerCase()) && ask.answer.length < target.length + 30,
      )
    )
      continue;
    if (target.toLowerCase() === clause.subject.toLowerCase().replace(/^(?:an?|the)\s+/, '')) continue;
    const ask = makeGap(lead, sentence, target);
    if (ask) asks.push({ ...ask, doubt: 0.05 });
  }
  if (also) return [also];
  const reverse = askSubject(fact, lead);
  if (reverse) asks.push(reverse);
  return asks;
}

function mentionsWord(sentence: string, topic: string): boolean {
  return sentence.toLowerCase().includes(topic.toLowerCase());
}

/** "X does not V unless Y" -> "When does X V?" "Only if Y". */
function askUnless(fact: StatementFact): Ask | null {
  const { clause } = fact;
  const match = /^(.*?)[,\s]*\bunless\s+(.+)$/i.exec(clause.rest);
  if (!match || !clause.isNegated) return null;
  const front = clause.front ? `${clause.front}, ` : '';
  const adverb = clause.adverb.replace(/\bnever\b/i, '').trim();
  const question = joinWords('when', invert({ ...clause, isNegated: false, adverb }, match[1] ?? ''));
  const answer = `Only if ${match[2]}`.replace(/\bto$/, 'to do so');
  return { question: `${front}${question}?`, answer, form: 'question', direction: 'exception' };
}

/** "manual work is tough to repeat in another region" -> "What is tough to repeat in another region?". */
function askWhatIs(fact: StatementFact, lead: string): Ask | null {
  const { clause } = fact;
  const words = clause.rest.split(' ').length;
  if (
    clause.shape !== 'copula' ||
    clause.isNegated ||
    clause.front ||
    words < 4 ||
    clause.subject.split(' ').length > 5
  )
    return null;
  const question = joinWords(lead ? 'what' : 'What', 'is', clause.adverb, clause.rest);
  return { question: `${lead}${question}?`, answer: clause.subject, form: 'question', direction: 'subject' };
}

/** "a token has a lifetime of 15 minutes" -> "What is the lifetime of a token?". */
function askOwned(fact: StatementFact): Ask | null {
  const { clause } = fact;
  if (clause.base !== 'have' || clause.shape !== 'verb' || clause.front || isYou(clause.subject)) return null;
  const named =
    /^(?:an?|the)\s+((?:[\p{L}-]+\s){0,3}[\p{L}-]+)\s+of\s+((?:up to |at (?:least|most) |about |around )?[~<>≤≥]?[$€£]?\d.*)$/u.exec(
      clause.rest,
    );
  const counted =
    /^((?:up to |at (?:least|most) |about |around )?[~<>≤≥]?\d[\d,.]*\s\p{L}+)\s+of\s+((?:\p{L}+\s){0,2}\p{L}+)$/u.exec(
      clause.rest,
    );
  const name = named?.[1] ?? counted?.[2];
  const value = named?.[2] ?? counted?.[1];
  if (!name || !value) return null;
  const question = `${fact.lead ? `${fact.lead}, what` : 'What'} is the ${name} of ${decapitalise(clause.subject)}?`;
  return { question, answer: value, form: 'question', direction: 'complement' };
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
    const match = /^(?:(you|users?|customers?|developers?|clients?|us)\s+)?(?:to\s+)?([a-z]+\b.*)$/i.exec(clause.rest);
    if (match && (match[1] || / to |^to /.test(` ${clause.rest}`)) && !clause.isNegated) {
      const who = match[1] ?? 'you';
      if (!PREPOSITIONS.has(bareWord((match[2] ?? '').split(' ')[0] ?? ''))) {
        return make('What', `${who} ${clause.base === 'let' ? '' : 'to '}do`, (match[2] ?? '').trim());
      }
    }
  }
  const granted =
    /^(?:allow|enable|help|require|force|cause|permit|let)$/.test(clause.base) && !clause.isNegated
      ? splitGranted(clause.rest, clause.base === 'let')
      : null;
  if (granted) return make('What', `${granted.who} ${clause.base === 'let' ? '' : 'to '}do`, granted.deed);
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
  const isQuantity = /^(?:at (?:most|least)|up to|as (?:many|much|long|few|little))\b/i.test(split.core);
  if (clause.base === 'get' && isParticiple(first)) {
    const passive = splitPassive(split.core);
    if (passive && STRANDABLE.has(passive.preposition))
      return make('What', joinWords(passive.head, passive.preposition, split.tail), passive.object);
    return null;
  }
  const eased = /^it\s+(easy|easier|possible|hard|simple|simpler|cheaper|faster)\s+(?:for \w+\s+)?to\s+(.+)$/i.exec(
    clause.rest,
  );
  if (eased && (clause.base === 'make' || clause.base === 'find'))
    return make('What', (eased[1] ?? '').toLowerCase(), `To ${eased[2]}`);
  if (clause.base === 'ensure' && first === 'that') return make('What', tail, clause.rest.replace(/^that\s+/, ''));
  if (first === 'for' && /^for\s+(?:some time|an? (?:long|short|limited|certain)|\d)/i.test(split.core)) return null;
  if (PARTICLES.has(first) && second && !isQuantity && clause.base !== 'have' && clause.base !== 'be') {
    const preposition = bareWord(second.split(' ')[0] ?? '');
    const object = second.split(' ').slice(1).join(' ');
    if (STRANDABLE.has(preposition) && object) return make('What', joinWords(first, preposition), object);
    return make('What', first, second);
  }
  if (isYou(clause.subject) && split.tailKind === null) {
    const means = /^(.{3,60}?)\s+((?:using|via)\s.+)$/i.exec(clause.rest);
    if (means && !clause.isNegated) return make('How', means[1] ?? '', means[2] ?? '', 'manner');
  }
  if (
    isYou(clause.subject) &&
    split.tailKind === 'manner' &&
    split.core !== '' &&
    !clause.isNegated &&
    !/^without\b/i.test(split.tail)
  )
    return make('How', split.core, split.tail, 'manner');
  const firstForm = findVerbForm(first);
  const isVerbList =
    clause.shape === 'verb' &&
    firstForm?.form === findVerbForm(clause.verb)?.form &&
    /,$|^\S+\s(?:and|or)\b/.test(
      split.core
        .split(' ')
        .slice(0, 2)
        .join(' ')
        .replace(/^(\S+,)\s.*$/, '$1'),
    );
  if (CONJUNCTIONS.has(first) || isVerbList) {
    const question = joinWords('What', invert({ ...clause, base: 'do', adverb: '' }, ''));
    const verb = clause.shape === 'verb' ? clause.verb : clause.base;
    return {
      question: `${open}${open ? decapitalise(question) : question}?`,
      answer: joinWords(clause.adverb, `${verb}${isVerbList && !CONJUNCTIONS.has(first) ? ',' : ''}`, clause.rest),
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

/** "many devices to share one address": who is allowed, and to do what. */
function splitGranted(rest: string, isBare: boolean): { who: string; deed: string } | null {
  const words = rest.split(' ');
  for (let i = 1; i < Math.min(words.length - 1, 7); i++) {
    const word = bareWord(words[i] ?? '');
    const isDeed = isBare
      ? findVerbForm(word)?.form === 'base' && isPlural(words.slice(0, i).join(' '))
      : word === 'to' && findVerbForm(bareWord(words[i + 1] ?? ''))?.form === 'base';
    if (isDeed) return { who: words.slice(0, i).join(' '), deed: words.slice(isBare ? i : i + 1).join(' ') };
    if (PREPOSITIONS.has(word) && word !== 'with' && word !== 'of' && word !== 'in') return null;
  }
  return null;
}

function isNounStart(text: string): boolean {
  return /^(?:an?|the|one|your|its|two|three|part)\b/i.test(text) || isPlural(text);
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
  const eased =
    /^(easy|easier|hard|harder|difficult|simple|simpler|possible|impossible|cheaper|faster)\s+to\s+([a-z]+\b.*)$/i.exec(
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
  if (helpful) return make('What', `${helpful[1]} for`, `To ${helpful[2]}`);
  const manner =
    /^((?:[a-z]+ly )?[a-z]+(?:ed|en|wn|ne|lt|nt|pt|t)(?: [a-z]+ly)?)\s+((?:using|via|through|per|by \w+ing)\s.+)$/i.exec(
      complement,
    );
  if (manner && isParticiple(bareWord((manner[1] ?? '').split(' ').pop() ?? '')) && !clause.isNegated)
    return make('How', manner[1] ?? '', manner[2] ?? '', 'manner');
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
  const short = complement.split(' ').length <= 3 && !isNounStart(complement);
  const asTail = (isParticiple(first) || short) && tail && clause.shape === 'copula' ? askTail(fact, '') : null;
  if (asTail) return asTail;
  if (fact.versus && !isParticiple(first)) return make('What', tail, joinWords(clause.isNegated && 'not', complement));
  if (clause.shape === 'modal') return isParticiple(first) ? null : make('What', tail, complement);
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
  while (
    from < tokens.length - 1 &&
    (CONJUNCTIONS.has(bareWord(tokens[from] ?? '')) || bareWord(tokens[from] ?? '') === 'as')
  )
    from += 1;
  const gap = tokens.slice(from).join(' ');
  if (/^(?:well|too|also|it|them|there|so|that|this|etc)$/i.test(gap)) return null;
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
  const left = `${lead} ${before} ${after}`.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
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
