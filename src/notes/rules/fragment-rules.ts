import { findAmount } from '../ask/gap.ts';
import { findClause } from '../english/clause.ts';
import { findObject } from '../english/object.ts';
import type { Fact } from '../fact.ts';
import type { LineContext } from './line-context.ts';
import { factBase, type SentenceRule } from './rule.ts';

/** `99.9% availability`, `max 10 items per call`. */
export const amountRule: SentenceRule = {
  name: 'amount',
  kind: 'attribute',
  confidence: 0.65,
  about: 'A short line without a verb that gives a number with its unit: the number is left out.',
  sample: '### Elevators\n-max 8 persons per cabin',
  becomes: ['Elevators: max ____ persons per cabin.', '8'],
  refuses: '### Elevators\n-8',
  find: (text, context) => {
    const amount = findAmount(text);
    const topic = context.scope.phrase;
    if (!amount || !topic || text.length > 110) return null;
    const at = text.indexOf(amount);
    const rest = `${text.slice(0, at)}${text.slice(at + amount.length)}`.replace(/[^\p{L}]+/gu, ' ').trim();
    const words = rest.split(' ').filter((word) => word.length > 2);
    if (words.length < 2 && !words.some((word) => word.length > 4)) return null;
    const topicText =
      context.scope.aspect && !rest.includes(context.scope.aspect) ? `${topic} ${context.scope.aspect}` : topic;
    const marked = context.targets.find(
      (target) => text.startsWith(target) && target.length < text.length - 4 && !target.includes(amount),
    );
    const more: Fact[] = marked
      ? [
          {
            ...factBase(amountRule, context),
            kind: 'attribute',
            attribute: text,
            owner: topicText,
            value: marked,
            isGap: true,
          },
        ]
      : [];
    return [
      ...more,
      {
        ...factBase(amountRule, context),
        kind: 'attribute',
        attribute: text,
        owner: topicText,
        value: amount,
        isGap: true,
      },
    ];
  },
};

/** Short lines without a verb that still hold one word worth recalling. */
export const fragmentRule: SentenceRule = {
  name: 'fragment',
  kind: 'attribute',
  confidence: 0.6,
  about:
    'A short line without a verb, with a name, an acronym, "no", "all" or a comparative in it: that word is left out. Other fragments wait in the tray.',
  sample: '### Bicycles\n-no emissions in traffic',
  becomes: ['Bicycles: no ____ in traffic.', 'Emissions'],
  refuses: '-no emissions in traffic',
  find: (text, context) => {
    const topic = context.scope.phrase;
    const words = text.split(' ');
    if (!topic || words.length < 2 || words.length > 10 || text.length > 80 || /[?=→]/.test(text) || findClause(text))
      return null;
    const found = fragmentTarget(text, words, topic, context);
    if (!found) return null;
    return [
      {
        ...factBase(fragmentRule, context, found.doubt),
        kind: 'attribute',
        attribute: text,
        owner: topic,
        value: found.target,
        isGap: true,
      },
    ];
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
  const opened =
    /^(no|all|better|lower|higher|faster|slower|less|more|fewer|cheaper|unlimited|strong|weak)\s+(.+)$/i.exec(text);
  if (opened) {
    const target = findObject(opened[2] ?? '');
    if (target !== '' && target.split(' ').length <= 5) return { target, doubt: 0 };
  }
  const means = /^(?:\S+\s){2,}?(?:using|via|through)\s+(.+)$/i.exec(text);
  if (means && (means[1] ?? '').split(' ').length <= 5)
    return { target: (means[1] ?? '').replace(/[.,;]$/, ''), doubt: 0 };
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
