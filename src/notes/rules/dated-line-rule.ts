import { findClause } from '../english/clause.ts';
import { decapitalise } from '../english/noun-phrase.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, firstWord } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

export const datedLineRule: RuleInfo = {
  name: 'dated-line',
  kind: 'comparison',
  confidence: 0.75,
  about:
    'An event with its date in front of it. It is asked for its date, and the date for what happened. What follows is read without the date.',
  sample: '## Lighthouses\n1926 joins the League of Lamps',
  becomes: ['What is the date of this: joins the League of Lamps (Lighthouses)?', '1926'],
  refuses: '## Lighthouses\n1926 lamps were lit',
};

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const YEAR = '(?:1\\d{3}|20\\d{2})(?:\\s?[-–/]\\s?\\d{2,4}|s)?';
const SHORT_YEAR = "(?:\\d{4}|['’]?\\d{2})";
const DATE = `(?:(?:c\\.|ca\\.?|around|early|late|mid)\\s?)?(?:\\d{1,2}(?:\\s?[-–]\\s?\\d{1,2})?\\.?\\s${MONTH}(?:,?\\s${SHORT_YEAR})?|${MONTH}(?:\\s?[-–]\\s?${MONTH})?(?:\\s\\d{1,2},)?(?:\\s${SHORT_YEAR})?|${YEAR}|\\d{1,2}(?:st|nd|rd|th) century)(?:\\s(?:AD|BC|CE|BCE))?`;
const LEADING = new RegExp(`^(${DATE})(?:(\\s?[:→]|\\s[-–—])\\s*|,\\s+|\\s+)(?=\\S)(.{3,})$`);
const TRAILING = new RegExp(`^(.{3,60}?)(?:,)?\\s+\\(?(${DATE})\\)?$`);

/** "Kapp Putsch (March 1920)": a name and the date behind it. Null for other words. */
export function splitTrailingDate(term: string): { name: string; date: string } | null {
  const match = TRAILING.exec(term);
  const name = match?.[1] ?? '';
  if (!match || !/^[A-Z]/.test(name) || /\b(?:of|in|on|by|from|to|since|until|the|and|May)$/i.test(name)) return null;
  return findClause(name)?.subject ? null : { name, date: match[2] ?? '' };
}

/** The date in front of a sentence and the rest; null when there is none. */
export function splitLeadingDate(text: string): { date: string; rest: string } | null {
  const match = LEADING.exec(text);
  if (!match) return null;
  const [, date = '', mark, rest = ''] = match;
  const first = firstWord(rest);
  const isVerb = findVerbForm(bareWord(first)) !== null && /(?:s|ed|d|t|ew|ook|ave)$/.test(first) && !/^\d/.test(first);
  if (mark === undefined && !/^[A-Z"“]/.test(first) && !isVerb) return null;
  if (mark === undefined && !/\d/.test(date)) return null;
  const isDay = /[A-Za-z]/.test(date);
  if (mark === undefined && !isDay && /^[A-Z]{2,}$/.test(first)) return null;
  return { date, rest };
}

/** The cards for the date of an event, and for the event of a date. */
export function datedFacts(date: string, event: string, context: LineContext): Fact[] {
  const head = (event.split(/\s*→\s*/)[0] ?? event).replace(/[.;,:\s]+$/, '');
  const named = /^([A-Z][^:=]{2,40}?)(?::|\s[-–—=])\s+\S/.exec(head);
  const base = factBase(datedLineRule, context);
  if (named && !findClause(named[1] ?? ''))
    return [
      makeFact(base, {
        kind: 'attribute',
        attribute: 'date',
        owner: (named[1] ?? '').replace(/^The /, ''),
        value: date,
      }),
    ];
  if (head.length > 110) return [];
  const topic = context.scope.phrase;
  const clause = findClause(head);
  const isOpen = clause === null || clause.subject === '';
  const place = topic && isOpen ? ` (${topic})` : '';
  const said = decapitalise(head);
  const facts: Fact[] = [
    makeFact(base, {
      kind: 'comparison',
      question: `What is the date of this: ${said}${place}?`,
      answer: date,
      terms: [head, date],
    }),
  ];
  if (!/\d{3}/.test(date) && !topic) return facts;
  const preposition = /^\d{1,2}\D/.test(date) && !/century/.test(date) ? 'on' : 'in';
  const asked = `What happened ${/^(?:early|late|mid|around)/.test(date) ? 'in ' : `${preposition} `}${date}${topic ? ` (${topic})` : ''}?`;
  return [
    ...facts,
    makeFact(base, { confidence: 0.7, kind: 'comparison', question: asked, answer: head, terms: [date, head] }),
  ];
}
