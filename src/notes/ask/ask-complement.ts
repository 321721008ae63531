import type { Clause } from '../english/clause.ts';
import { PARTICLES } from '../english/find-verb.ts';
import { isAdjective } from '../english/implied-clause.ts';
import { decapitalise, findHeadNoun, isPlural } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { findVerbForm, isParticiple } from '../english/verbs.ts';
import {
  ADVERBS,
  bareWord,
  CONJUNCTIONS,
  firstWord,
  PLACE_PREPOSITIONS,
  PREPOSITIONS,
  STRANDABLE,
} from '../english/words.ts';
import type { StatementFact } from '../fact.ts';
import { type Ask, GOOD_ANSWER_CHARS, joinWords } from './ask.ts';
import { askBe } from './ask-be.ts';
import { askTail, isManner, isState, LOCATION_VERBS, type Make } from './ask-tail.ts';
import { isDate, isTime } from './date-phrase.ts';
import { invert, isYou, splitPassive, splitRest } from './sentence.ts';

export function askComplement(fact: StatementFact, lead: string): Ask | null {
  const { clause } = fact;
  const front = clause.front ? `${clause.front}, ` : '';
  const open = lead + front;
  const make = (wh: string, tail: string, answer: string, direction = 'complement'): Ask | null => {
    if (!answer.trim()) return null;
    const isDoing = lead === '' && DOING.test(clause.front);
    const question = joinWords(wh, invert(clause, tail), isDoing && decapitalise(clause.front));
    const asked = open === '' || isDoing ? question : `${open}${decapitalise(question)}`;
    return { question: `${asked}?`, answer, form: 'question', direction };
  };
  if (clause.rest === '' && clause.shape !== 'modal') return null;
  const split = splitRest(clause.rest, clause.base);
  if (split.core === '' && split.tail !== '') return askTail(fact, open);
  if (
    /^(?:every (?:\d|few|other|second|minute|hour|day|week|month|year)|once |twice |(?:hourly|daily|weekly|monthly|yearly)\b)/i.test(
      split.core,
    ) &&
    !clause.isNegated
  )
    return make('How often', '', clause.rest, 'frequency');
  const amount = clause.isNegated ? null : askAmount(clause, make);
  if (amount) return amount;
  const place = isYou(clause.subject) && LOCATION_VERBS.has(clause.base) ? splitPlace(split.core) : null;
  if (place && !clause.isNegated) return make('Where', joinWords(place.object, split.tail), place.place, 'place');
  const sense = clause.base === 'make' ? /^(sense) ((?:in|for|when|if|with)\s.+)$/i.exec(clause.rest) : null;
  if (sense && !clause.isNegated) {
    const word = firstWord(sense[2] ?? '');
    const asked = /^(?:when|if)$/i.test(word) ? 'When' : /^in$/i.test(word) ? 'Where' : 'What';
    return asked === 'What'
      ? make('What', `sense ${word}`, (sense[2] ?? '').slice(word.length + 1))
      : make(asked, 'sense', sense[2] ?? '', 'place');
  }
  const idiom = /^(office|place|part|effect|power|shape|root)\s+((?:in|on|at|from|since)\s.+)$/i.exec(
    clause.base === 'take' ? clause.rest : '',
  );
  if (idiom && !clause.isNegated) {
    const [word = '', ...when] = (idiom[2] ?? '').split(' ');
    return make(isDate(word, when.join(' ')) ? 'When' : 'Where', idiom[1] ?? '', idiom[2] ?? '', 'date');
  }
  const isOnlyThen = /^only\s/i.test(split.tail) && clause.shape !== 'copula';
  if (isOnlyThen && !clause.isNegated) return askTail(fact, open);
  if (clause.shape === 'copula' || (clause.shape === 'modal' && clause.base === 'be'))
    return askFate(clause, open, make) ?? askBe(fact, make, split);
  const first = bareWord(firstWord(split.core));
  const second = split.core.split(' ').slice(1).join(' ');
  const isHedged =
    /^(?:mainly|mostly|usually|often|primarily|largely|typically|commonly|automatically|directly)$/.test(first) &&
    PREPOSITIONS.has(bareWord(firstWord(second)));
  if (isHedged && clause.shape === 'verb')
    return askComplement(
      { ...fact, clause: { ...clause, adverb: joinWords(clause.adverb, first), rest: joinWords(second, split.tail) } },
      lead,
    );
  const tail = split.tailKind === 'condition' || split.tailKind === 'purpose' ? split.tail : '';
  const answer = tail ? split.core : clause.rest;
  if (clause.base === 'allow' || clause.base === 'let' || clause.base === 'enable' || clause.base === 'help') {
    const match = /^(?:(you|users?|customers?|developers?|clients?|us)\s+)?(?:to\s+)?([a-z]+\b.*)$/i.exec(clause.rest);
    const isDeed = /^to /.test(clause.rest) || (clause.base === 'help' && findVerbForm(first)?.form === 'base');
    if (match && (match[1] || isDeed) && !clause.isNegated) {
      const who = match[1] ?? (clause.base === 'help' && !/^to /.test(clause.rest) ? '' : 'you');
      if (!PREPOSITIONS.has(bareWord(firstWord(match[2] ?? '')))) {
        return make('What', joinWords(who, clause.base !== 'let' && 'to', 'do'), (match[2] ?? '').trim());
      }
    }
  }
  const granted =
    /^(?:allow|enable|help|require|force|cause|permit|let|invite|encourage|urge|persuade|remind|teach)$/.test(
      clause.base,
    ) && !clause.isNegated
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
  if (isDate(first, second) && clause.shape !== 'modal') return make('When', '', split.core, 'date');
  if (isTime(first, second)) return make('When', tail, answer, 'condition');
  const isQuantity =
    /^(?:(?:about|around|nearly|almost|over|more than|less than)\s+\d[\d,.]*|at (?:most|least)|up to|as (?:many|much|long|few|little))\b/i.test(
      split.core,
    );
  if (/^(?:get|become)$/.test(clause.base) && isParticiple(first)) {
    const passive = splitPassive(split.core);
    if (passive && STRANDABLE.has(passive.preposition))
      return make('What', joinWords(passive.head, passive.preposition, split.tail), passive.object);
    return null;
  }
  const eased =
    /^it\s+((?:easy|easier|possible|hard|simple|simpler|cheaper|faster)(?: for (?!you\b)\w+)?)\s+(?:for you\s+)?to\s+(.+)$/i.exec(
      clause.rest,
    );
  if (eased && (clause.base === 'make' || clause.base === 'find'))
    return make('What', (eased[1] ?? '').toLowerCase(), `To ${eased[2]}`);
  if (clause.base === 'ensure' && first === 'that') return make('What', tail, clause.rest.replace(/^that\s+/, ''));
  if (first === 'for' && /^for\s+(?:some time|an? (?:long|short|limited|certain)|\d)/i.test(split.core)) return null;
  if (PARTICLES.has(first) && second && !isQuantity && clause.base !== 'have' && clause.base !== 'be') {
    const preposition = bareWord(firstWord(second));
    const object = second.split(' ').slice(1).join(' ');
    if (STRANDABLE.has(preposition) && object) return make('What', joinWords(first, preposition), object);
    return make('What', first, second);
  }
  if (first === 'only' && PREPOSITIONS.has(bareWord(firstWord(second)))) return null;
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
  if (/^(?:faster|slower|earlier|later|better|worse|longer|sooner)$/.test(first)) return null;
  if (/^[a-z]+ly$/.test(clause.rest) || (/^[a-z]{3,}ly \([^()]+\)$/.test(clause.rest) && !clause.isNegated))
    return make('How', '', clause.rest, 'manner');
  if ((first === 'in' && isManner(second)) || isState(first, second)) return make('How', '', clause.rest, 'manner');
  if (PREPOSITIONS.has(first) && second && !isQuantity) {
    const ways =
      first === 'in' ? /^(\d+|two|three|four|five|several|many) (?:different )?ways$/.exec(second)?.[1] : null;
    if (ways) return clause.isNegated ? null : make('In how many ways', tail, ways, 'amount');
    if (PLACE_PREPOSITIONS.has(first) && LOCATION_VERBS.has(clause.base)) return make('Where', tail, answer, 'place');
    if (STRANDABLE.has(first)) return make('What', joinWords(first, tail), answer.replace(/^\S+\s/, ''));
    return first === 'along' && !clause.isNegated ? make('How', tail, answer, 'manner') : null;
  }
  if (/^(?:that|whether)$/.test(first)) return make('What', tail, answer);
  if (/^(?:how|why|when|where|what|which)$/.test(first)) return make('What', tail, answer);
  if (answer === '' && clause.shape === 'modal') return null;
  if (TAKES_NO_OBJECT.test(clause.base)) return null;
  if (answer.length > GOOD_ANSWER_CHARS) {
    const object = findObject(clause.rest);
    const after = clause.rest.slice(object.length).trim();
    if (object && after.length < 90 && after !== '') return make('What', after.replace(/^[,;]\s*/, ''), object);
  }
  return (tail === '' ? askKind(clause, make) : null) ?? make('What', tail, answer);
}

/** What one does first reads better behind the question: "What can you not change after creating a file?". */
const DOING = /^(?:after|before|when|while|by|without) (?:[a-z]+ly )?[a-z]+ing (?:\S+ ?){1,6}$/i;

/** "an old shard is deleted" -> "What happens to an old shard?", "it is invoked asynchronously" -> "How is it invoked?". */
function askFate(clause: Clause, open: string, make: Make): Ask | null {
  const [first = '', second = '', ...more] = clause.rest.split(' ');
  const isDeed = isParticiple(first) && !isAdjective(first) && !/^un/.test(first) && !FREQUENT_STATES.test(first);
  if (!isDeed || more.length > 0 || clause.shape !== 'copula' || clause.isNegated || isYou(clause.subject)) return null;
  if (clause.adverb !== '' || (second !== '' && !/^(?:first|last|up|down|off|away|[a-z]+ly)$/.test(second)))
    return null;
  if (/ly$/.test(second)) return make('How', first, second, 'manner');
  const isPast = clause.auxiliary === 'was' || clause.auxiliary === 'were';
  const question = `What ${isPast ? 'happened' : 'happens'} to ${decapitalise(clause.subject)}`;
  const asked = `${open}${open ? decapitalise(question) : question}?`;
  return { question: asked, answer: clause.rest, form: 'question', direction: 'complement' };
}

const TIME_SPAN =
  /^(?:for )?((?:(?:up to|at most|at least|about|around|only|max) )?\d\S*(?: ?(?:ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?|yrs?)))$/i;

/** "a dough can wait up to 2 days" -> "How long ...?", "you pay $2 per tray" -> "How much do you pay per tray?". */
function askAmount(clause: Clause, make: Make): Ask | null {
  const span = /^(?:wait|last|run|live|stay|take|sleep|persist|remain|be kept)$/.test(clause.base)
    ? TIME_SPAN.exec(clause.rest)
    : null;
  if (span) return make('How long', '', span[1] ?? '', 'amount');
  const price = /^(?:pay|cost)$/.test(clause.base) ? /^([$€£]\d[\d.,]*)(?: (per .+))?$/.exec(clause.rest) : null;
  return price ? make('How much', price[2] ?? '', price[1] ?? '', 'amount') : null;
}

/** "the pills in the dark": what is put somewhere, and where. */
function splitPlace(core: string): { object: string; place: string } | null {
  const object = findObject(core);
  const place = core.slice(object.length).trim();
  const isPlace = PLACE_PREPOSITIONS.has(bareWord(firstWord(place))) && /^\S+ (?:the|an?|your|its)\b/i.test(place);
  return object !== '' && isPlace ? { object, place } : null;
}

const TAKES_NO_OBJECT = /^(?:happen|occur|arise|exist|die|disappear|vanish)$/;

/** Participles that say what a thing is like, not what becomes of it. */
const FREQUENT_STATES =
  /^(?:needed|required|used|known|called|based|allowed|supported|included|recommended|preferred|declared|defined|considered|related|connected|interested|involved)$/;

/** Verbs that leave open what is asked for: there are many things that one has, uses or adds. */
const OFTEN_HAD = /^(?:have|use|need|require|provide|offer|support)$/;
const OFTEN_DONE =
  /^(?:have|use|need|add|build|change|choose|create|customize|define|enable|get|make|modify|provide|rename|see|set|specify)$/;

/** "Athena has a JDBC driver" -> "Which driver does Athena have?": the kind of thing narrows what is asked for. */
function askKind(clause: Clause, make: Make): Ask | null {
  const isOften = isYou(clause.subject) ? OFTEN_DONE : OFTEN_HAD;
  if (!isOften.test(clause.base) || clause.isNegated) return null;
  const role = /^([^,]+?)\s+as\s+(.+)$/i.exec(clause.rest);
  if (role && clause.base === 'use') return make('What', `as ${role[2]}`, role[1] ?? '');
  const use =
    isYou(clause.subject) && clause.base === 'use'
      ? /^([^,(]{2,50}?) for ((?!each|every|all\b)[^,]{4,})$/i.exec(clause.rest)
      : null;
  if (use) return make('What', `for ${use[2]}`, use[1] ?? '');
  const object = findObject(clause.rest);
  const words = object.replace(/^(?:the|an?|its|their|your)\s+/i, '').split(' ');
  const head = findHeadNoun(object);
  const isPlain =
    object === clause.rest &&
    words.length >= 2 &&
    words[words.length - 1] === head &&
    /^[a-z]{3,}$/.test(head) &&
    !isAdjective(head) &&
    !ADVERBS.has(head) &&
    !/^not\s/.test(object);
  if (isPlain && !/\b(?:and|or|of)\b|[,(\d]/.test(object) && !clause.subject.toLowerCase().includes(head))
    return make(`Which ${head}`, '', clause.rest);
  const isVague = clause.base === 'have' && words.length < 2 && object === clause.rest;
  const vague = isVague ? make('What', '', clause.rest) : null;
  return vague ? { ...vague, doubt: 0.15 } : null;
}

/** "many devices to share one address": who is allowed, and to do what. */
function splitGranted(rest: string, isBare: boolean): { who: string; deed: string } | null {
  const words = rest.split(' ');
  for (let i = 1; i < Math.min(words.length - 1, 7); i++) {
    const word = bareWord(words[i] ?? '');
    const isDeed = isBare
      ? findVerbForm(word)?.form === 'base' && isPlural(words.slice(0, i).join(' '))
      : word === 'to' && findVerbForm(bareWord(words[i + 1] ?? ''))?.form === 'base';
    if (isDeed && words.slice(0, i).includes('of')) return null;
    if (isDeed) return { who: words.slice(0, i).join(' '), deed: words.slice(isBare ? i : i + 1).join(' ') };
    if (PREPOSITIONS.has(word) && word !== 'with' && word !== 'of' && word !== 'in') return null;
  }
  return null;
}
