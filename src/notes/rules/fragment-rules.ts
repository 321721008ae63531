import { findAmount } from '../ask/gap.ts';
import { mentions } from '../ask/name-topic.ts';
import { findClause } from '../english/clause.ts';
import { isAdjective } from '../english/implied-clause.ts';
import { capitalise, isPlural, singularOf } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { findVerbForm } from '../english/verbs.ts';
import { countWords, lastWord } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { needs } from '../needs.ts';
import { definitionFacts } from './definition-facts.ts';
import type { LineContext } from './line-context.ts';
import { measureFact } from './measure-facts.ts';
import { factBase, makeFact, type SentenceRule } from './rule.ts';

/** `99.9% availability`, `max 10 items per call`. */
export const amountRule: SentenceRule = {
  name: 'amount',
  kind: 'attribute',
  confidence: 0.65,
  about: 'A short line without a verb that gives a number with its unit: the number is left out.',
  sample: '### Elevators\n-max 8 persons per cabin',
  becomes: ['Elevators: max ____ persons per cabin.', '8'],
  refuses: '### Elevators\n-8',
  needs: needs('1'),
  find: (text, context) => {
    const numbered = findNumberedName(text, context);
    if (numbered) return numbered;
    const run = findValueRun(text, context) ?? findNumberedRun(text, context);
    if (run) return run;
    const siblings = context.node.parent?.children.filter((line) => NAMED_VALUE.test(line.text)) ?? [];
    const single = siblings.length >= 3 && context.scope.phrase ? askValue(text, context.scope.phrase, context) : null;
    if (single) return [single];
    const amount = findAmount(text);
    const topic = context.scope.phrase;
    if (!amount || !topic || text.length > 110) return null;
    const at = text.indexOf(amount);
    const rest = `${text.slice(0, at)}${text.slice(at + amount.length)}`.replace(/[^\p{L}]+/gu, ' ').trim();
    const words = rest.split(' ').filter((word) => word.length > 2);
    if (words.length < 2 && !words.some((word) => word.length > 4 || /^[A-Z]{3,}$/.test(word))) return null;
    const topicText =
      context.scope.aspect && !rest.includes(context.scope.aspect) ? `${topic} ${context.scope.aspect}` : topic;
    const marked = context.targets.find(
      (target) => text.startsWith(target) && target.length < text.length - 4 && !target.includes(amount),
    );
    const more: Fact[] = marked
      ? [
          makeFact(factBase(amountRule, context), {
            kind: 'attribute',
            attribute: text,
            owner: topicText,
            value: marked,
            isGap: true,
          }),
        ]
      : [];
    return [
      ...more,
      makeFact(factBase(amountRule, context), {
        kind: 'attribute',
        attribute: text,
        owner: topicText,
        value: amount,
        isGap: true,
      }),
    ];
  },
};

const NAMED_VALUE =
  /^(?=.*[\p{L}])[\p{L}\d/ -]{1,30}?\s[~<>≤≥]?\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?(?:\s?[\p{L}%°µ]{1,5}){0,2}(?:\s\([^()]*\))?$/u;

/** "fingernail 2.5, copper coin 3.5, knife 5.5": a value for each of several names. Null for other lines. */
function findValueRun(text: string, context: LineContext): readonly Fact[] | null {
  const topic = context.scope.phrase;
  const parts = text.split(/,\s+/);
  if (
    !topic ||
    parts.length < 2 ||
    parts.length > 8 ||
    !parts.every((part) => NAMED_VALUE.test(part) && /^\p{L}/u.test(part))
  )
    return null;
  return parts.flatMap((part): Fact[] => {
    const value = findAmount(part);
    if (!value || /\d \d{3}\b/.test(part)) return [];
    const asked = askValue(part, topic, context);
    if (asked) return [asked];
    return [
      makeFact(factBase(amountRule, context), { kind: 'attribute', attribute: part, owner: topic, value, isGap: true }),
    ];
  });
}

/** "innovators 2.5%": one word with a number, which leaves too little around a gap. Null for longer names. */
function askValue(part: string, topic: string, context: LineContext): Fact | null {
  const match = /^(\p{L}[\p{L}-]*)\s([~<>≤≥]?\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?)(\s?%)?$/u.exec(part);
  if (!match) return null;
  const [, name = '', value = '', percent = ''] = match;
  const question = percent
    ? `${capitalise(topic)}: what percentage ${isPlural(name) ? 'are' : 'is'} ${name}?`
    : `${capitalise(topic)}: what is the value of ${name}?`;
  return {
    ...factBase(amountRule, context),
    kind: 'comparison',
    question,
    answer: value + percent,
    terms: [topic, name, value],
  };
}

/** "Mohs 1 talc, 2 gypsum, 3 calcite": what each number stands for. Null for other lines. */
function findNumberedRun(text: string, context: LineContext): readonly Fact[] | null {
  const parts = text.split(/,\s+/);
  const first = /^(\p{L}[\p{L} -]{1,25}?):?\s+(\d{1,2}) (\p{L}[\p{L} -]{1,30})$/u.exec(parts[0] ?? '');
  const others = parts.slice(1).map((part) => /^(\d{1,2}) (\p{L}[\p{L} -]{1,30})$/u.exec(part));
  if (!first || others.length < 2 || others.some((other) => other === null)) return null;
  const label = first[1] ?? '';
  const pairs = [[first[2] ?? '', first[3] ?? ''], ...others.map((other) => [other?.[1] ?? '', other?.[2] ?? ''])];
  return pairs.map(([number = '', name = '']) => ({
    ...factBase(amountRule, context),
    kind: 'comparison',
    question: `What is ${label} ${number}?`,
    answer: name,
    terms: [label, number, name],
  }));
}

/** "4 subdominant" among such lines below "scale degrees": what a number is called. */
function findNumberedName(text: string, context: LineContext): readonly Fact[] | null {
  const match = NUMBERED.exec(text);
  const { parent } = context.node;
  if (!match || !parent) return null;
  const lines = parent.children.filter((line) => NUMBERED.test(line.text));
  const label = (
    parent.marker === 'heading' || parent.marker === 'label' || parent.isLeadIn ? parent.text : ''
  ).replace(/[:：]$/, '');
  if (lines.length < 3 || !isPlural(label) || countWords(label) > 4) return null;
  const one = singularOf(lastWord(label)).toLowerCase();
  const kind = [...label.split(' ').slice(0, -1), one].join(' ').toLowerCase();
  const terms = [`${kind} ${match[1]}`, match[2] ?? ''];
  const base = factBase(amountRule, context);
  return [
    makeFact(base, {
      kind: 'comparison',
      question: `What is ${kind} ${match[1]} called?`,
      answer: match[2] ?? '',
      terms,
    }),
    makeFact(base, {
      kind: 'comparison',
      question: `Which ${kind} is the ${match[2]}?`,
      answer: match[1] ?? '',
      terms: [...terms].reverse(),
    }),
  ];
}

const NUMBERED = /^(\d{1,2})\s+([a-z]+(?: [a-z]+)?)(?:\s+\(.*\))?$/;

/** Short lines without a verb that still hold one word worth recalling. */
export const fragmentRule: SentenceRule = {
  name: 'fragment',
  kind: 'attribute',
  confidence: 0.6,
  about:
    'A short line without a verb, with a name, an acronym, "no", "all" or a comparative in it: that word is left out. A measure such as "low cost" is asked for its value. Other fragments wait in the tray.',
  sample: '### Bicycles\n-no emissions in traffic',
  becomes: ['Bicycles: no ____ in traffic.', 'Emissions'],
  refuses: '-no emissions in traffic',
  find: (text, context) => {
    const topic = context.scope.phrase;
    const words = text.split(' ');
    const isName = context.node.inline.bold[0] === text && context.node.children.length > 0;
    if (
      !topic ||
      words.length < 2 ||
      words.length > 10 ||
      text.length > 80 ||
      isName ||
      /[?=→]/.test(text) ||
      findClause(text)
    )
      return null;
    const measures = text
      .split(/,\s+/)
      .map((part) => measureFact(fragmentRule, part, '', context))
      .filter((fact) => fact !== null);
    if (measures.length > 0) return measures;
    const quality = /^(?:an? )?((?:[a-z-]+ )?(?:no|zero|[a-z-]+))\s([a-z]+)$/.exec(text);
    if (
      quality &&
      isQuality(quality[1] ?? '') &&
      !mentions(topic, quality[2] ?? '') &&
      !findVerbForm(quality[1] ?? '')
    ) {
      const value = quality[1] ?? '';
      return [
        makeFact(factBase(fragmentRule, context), {
          kind: 'attribute',
          attribute: text,
          owner: topic,
          value,
          isGap: true,
        }),
      ];
    }
    const found = fragmentTarget(text, words, topic, context);
    if (!found) return null;
    return [
      makeFact(factBase(fragmentRule, context, found.doubt), {
        kind: 'attribute',
        attribute: text,
        owner: topic,
        value: found.target,
        isGap: true,
      }),
    ];
  },
};

/** "zero" of "zero downtime", "longest" of "longest deployment": words that say what a thing is like. */
function isQuality(words: string): boolean {
  const last = lastWord(words);
  return (
    /^(?:no|zero|double|triple|half|full|partial|extra|additional|minimal|constant|near|quick|instant|total)$/.test(
      last,
    ) ||
    isAdjective(last) ||
    /^[a-z]{3,}(?:er|est)$/.test(last)
  );
}

const DESCRIBED =
  /^(?:(?:an?|the) )?(?:[a-z-]+ly )?(?:[\p{L}\d/&-]+ ){0,5}(?:service|platform|tool|tech|technology|proxy|db|database|system|framework|language|library|protocol|storage|network|engine|store|cache|method|process|technique|algorithm|format|standard|model|concept|theory|program|application|app|server|device|machine|software|disease|hormone|enzyme|compound|organ|gland|muscle|acid|metal|gas|law|treaty|party|movement|period|war|agreement|instrument|measure|test|index|structure|pattern|interface|api|repository|registry)s?\b(?=$|[,;]|\s(?:that|which|for|to|of|with|in|meant|used|designed|made|built|based|from|by|without)\b)/u;

/** The first line under a name that is no sentence but says what the thing is: "fully managed build service". */
export const headingDefinitionRule: SentenceRule = {
  name: 'heading-definition',
  kind: 'definition',
  confidence: 0.65,
  about:
    'The first line under a heading or label that says, without a verb, what sort of thing the heading names: a service, a tool, a method.',
  sample: '### Memcached\n-in-memory store for small values',
  becomes: ['What is Memcached?', 'In-memory store for small values'],
  refuses: '### Memcached\n-fast\n-in-memory store for small values',
  find: (text, context) => {
    const { parent } = context.node;
    const topic = context.scope.phrase;
    const isFirst =
      parent !== null &&
      (parent.marker === 'heading' || parent.marker === 'label') &&
      parent.children[0] === context.node;
    if (!isFirst || !topic || context.scope.aspect || context.scope.versus || context.scope.task) return null;
    if (!DESCRIBED.test(text.toLowerCase()) || findClause(text) || mentions(text, topic) || isPlural(topic))
      return null;
    return definitionFacts(headingDefinitionRule, topic, text, context);
  },
};

function fragmentTarget(
  text: string,
  words: readonly string[],
  topic: string,
  context: LineContext,
): { target: string; doubt: number } | null {
  const marked = context.targets.find((target) => text.includes(target) && target.length < text.length);
  if (marked) return { target: marked, doubt: 0 };
  const exception = /^no\s.+?\sexcept\s(?:(?:on|in|for|with|by|at|to|from)\s)?(.+)$/i.exec(text)?.[1];
  if (exception && countWords(exception) <= 5) return { target: exception, doubt: 0 };
  const opened =
    /^(no|all|better|lower|higher|faster|slower|less|more|fewer|cheaper|unlimited|strong|weak)\s+(.+)$/i.exec(text);
  if (opened) {
    const target = findObject(opened[2] ?? '').replace(
      /\s(?:required|needed|necessary|available|allowed|supported)$/,
      '',
    );
    if (target !== '' && countWords(target) <= 5) return { target, doubt: 0 };
  }
  const quality = /^((?:\S+ ){1,3}\S+) for [^,]+$/i.exec(text);
  if (quality && /^(?:micro|milli|nano|sub|single|small|low|high|large)/i.test(text) && !/\d/.test(quality[1] ?? ''))
    return { target: quality[1] ?? '', doubt: 0 };
  const means = /^(?:\S+\s){2,}?(?:using|via|through|over|across|between|against|from|into|for|to)\s+(.+)$/i.exec(text);
  if (means && countWords(means[1] ?? '') <= 5) return { target: (means[1] ?? '').replace(/[.,;]$/, ''), doubt: 0 };
  const names = words
    .filter((word, index) => /[A-Z]{2}|\d|[\ue000-\ue0ff]/.test(word) || (index > 0 && /^[A-Z]/.test(word)))
    .map((word) => word.replace(/[.,;:()]/g, ''));
  const fresh = names.filter((name) => !topic.toLowerCase().includes(name.toLowerCase()));
  if (fresh.length === 1 && words.length >= 3) return { target: fresh[0] ?? '', doubt: 0 };
  const head = findObject(text);
  const headWords = head.split(' ');
  if (headWords.length >= 2 && words.length >= 3) return { target: headWords.slice(-1).join(' '), doubt: 0.1 };
  return null;
}
