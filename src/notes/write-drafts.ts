import type { Ask } from './ask/ask.ts';
import { askFact } from './ask/ask-fact.ts';
import type { CardDraft, DraftIdentity } from './card-draft.ts';
import { capitalise } from './english/noun-phrase.ts';
import type { Fact } from './fact.ts';
import { type LintFinding, lintCards } from './lint-card.ts';
import { memoize } from './memoize.ts';
import { normaliseText } from './normalise-term.ts';
import type { LineReason } from './note-message.ts';
import { revealText } from './outline/inline-text.ts';
import { DECK_CONFIDENCE } from './rules/rule.ts';
import { isTypedCommand } from './rules/typed-command.ts';

/** Cards that were written but not kept, with the reason. */
export interface DroppedDraft {
  readonly from: number;
  readonly to: number;
  readonly question: string;
  readonly reason: LineReason;
}

export interface WrittenDrafts {
  readonly drafts: readonly CardDraft[];
  readonly dropped: readonly DroppedDraft[];
}

/** A question that a fact asks, and the card that comes out of it. */
interface Option {
  readonly fact: Fact;
  readonly ask: Ask;
  readonly card: WrittenCard;
}

/**
 * Writes the cards of all facts of a note. Cards that fail the linter are left out; a question is asked only once, and a sentence
 * whose gap two lines fill differently not at all, since both would be right.
 */
export function writeDrafts(path: string, facts: readonly Fact[]): WrittenDrafts {
  const chosen: Option[] = [];
  const dropped: DroppedDraft[] = [];
  const asked = new Map<string, Option>();
  const unclear = new Set<Option>();
  for (const first of writeOptions(facts)) {
    const { fact } = first;
    let failure: LineReason | null = null;
    for (let option: Option | null = first; option; option = writeInstead(option)) {
      const { card } = option;
      const fatal = card.lint.find((finding) => finding.isFatal);
      if (fatal) {
        failure ??= { id: `check.${fatal.check}` };
        continue;
      }
      const key = normaliseText(card.question);
      const before = asked.get(key);
      if (!before) {
        asked.set(key, option);
        chosen.push(option);
        failure = null;
        break;
      }
      failure = { id: 'asked-twice' };
      const isOtherGap =
        before.ask.form === 'cloze' && normaliseText(before.card.answer) !== normaliseText(card.answer);
      if (isOtherGap) unclear.add(before);
    }
    if (failure)
      dropped.push({ from: fact.from, to: fact.to, question: revealText(first.ask.question), reason: failure });
  }
  for (const { fact, card } of unclear)
    dropped.push({ from: fact.from, to: fact.to, question: card.question, reason: { id: 'asked-twice' } });
  return {
    drafts: writeChosen(
      path,
      chosen.filter((option) => !unclear.has(option)),
    ),
    dropped,
  };
}

/** The first cards that the facts ask for. One step for all facts after the other: its code stays near at hand. */
function writeOptions(facts: readonly Fact[]): Option[] {
  const asksOf = askFacts(facts);
  const asks = facts.flatMap((fact, index) => asksOf[index]?.map((ask) => ({ fact, ask })) ?? []);
  const cards = writeCards(asks.map(({ ask }) => ask));
  return asks.flatMap(({ fact, ask }, index) => {
    const card = cards[index];
    return card ? [{ fact, ask, card }] : [];
  });
}

/** What each fact asks. Facts of one kind follow each other, since they ask alike. */
function askFacts(facts: readonly Fact[]): (readonly Ask[])[] {
  const places = new Map<Fact['kind'], number[]>();
  facts.forEach(({ kind }, index) => {
    const before = places.get(kind);
    if (before) before.push(index);
    else places.set(kind, [index]);
  });
  const asks = new Array<readonly Ask[]>(facts.length);
  for (const indexes of places.values())
    for (const index of indexes) {
      const fact = facts[index];
      if (fact) asks[index] = askFact(fact);
    }
  return asks;
}

/** The card to be asked where the option fails; few do. */
function writeInstead({ fact, ask }: Option): Option | null {
  const { instead } = ask;
  const [card] = instead ? writeCards([instead]) : [];
  return instead && card ? { fact, ask: instead, card } : null;
}

interface WrittenCard {
  readonly question: string;
  readonly answer: string;
  readonly lint: readonly LintFinding[];
}

function writeCards(asks: readonly Ask[]): WrittenCard[] {
  const questions = asks.map((ask) => finishText(ask.question));
  const wordings = asks.map(({ answer, form }, index) => ({
    question: questions[index] ?? '',
    answer: answer.includes('\n') ? finishLines(answer) : finishAnswer(answer),
    form,
  }));
  const lints = lintCards(wordings);
  return wordings.map(({ question, answer }, index) => ({ question, answer, lint: lints[index] ?? [] }));
}

function finishLines(answer: string): string {
  return answer
    .split('\n')
    .map((line) => finishAnswer(line))
    .filter((line) => line !== '')
    .join('\n');
}

function writeChosen(path: string, chosen: readonly Option[]): CardDraft[] {
  const contexts = new Map<readonly string[], readonly string[]>();
  const identified = chosen.map((option) => ({ option, identity: identify(option.fact, option.ask) }));
  return identified.map(({ option, identity }) => {
    const { path: above } = option.fact;
    // The lines below a heading share its path.
    let context = contexts.get(above);
    if (!context) {
      context = above.map((part) => revealText(part));
      contexts.set(above, context);
    }
    return writeDraft(path, context, option, identity);
  });
}

function writeDraft(
  path: string,
  context: readonly string[],
  { fact, ask, card }: Option,
  identity: DraftIdentity,
): CardDraft {
  const { question, answer, lint } = card;
  const doubt = (ask.doubt ?? 0) + (lint.some((finding) => finding.isDoubt) ? 0.1 : 0);
  const confidence = Math.max(0, Math.round((fact.confidence - doubt) * 100) / 100);
  return {
    factKind: fact.kind,
    form: ask.form,
    question,
    answer,
    rule: fact.rule,
    confidence,
    priority: fact.priority,
    source: { path, from: fact.from, to: fact.to },
    context,
    isTray: confidence < DECK_CONFIDENCE,
    lint,
    identity,
  };
}

/** Nearly all text is tidy: one look saves the replacements. */
const UNTIDY_QUESTION = /\s[\s,;?.!]|[\t\n]|[.,;:]\?$|\.\.$/;
const UNTIDY_ANSWER = /\s[\s,;.]|[\t\n]|^(?:also|then|and|so|but)\s|[\s,;:.!]$/i;

function finishText(text: string): string {
  const shown = revealText(text);
  if (!UNTIDY_QUESTION.test(shown)) return capitalise(shown.trim());
  const clean = shown
    .replace(/\s{2,}|[\t\n]/g, ' ')
    .replace(/\s+([,;?.!])(?=\s|$)/g, '$1')
    .replace(/[.,;:]+\?$/, '?')
    .replace(/\.{2,}$/, '.')
    .trim();
  return capitalise(clean);
}

function finishAnswer(text: string): string {
  const isCode = /^[\ue000-\ue0ff]/.test(text);
  const upper = isCode || isTypedCommand(text) ? (clean: string): string => clean : capitalise;
  const shown = revealText(text);
  if (!UNTIDY_ANSWER.test(shown)) return upper(shown.trim());
  return upper(
    shown
      .replace(/\s{2,}|[\t\n]/g, ' ')
      .replace(/\s+([,;.])(?=\s|$)/g, '$1')
      .replace(/^(?:also|then|and|so(?! that\b)|but)\s+/i, '')
      .replace(/[\s,;:.!]+$/, (end) => (/etc\.$/i.test(text.trim()) ? end.trim() : ''))
      .trim(),
  );
}

/** All cards of a fact have the same terms. */
const termKey = memoize((term) => normaliseText(revealText(term)));

/** The words a fact is known by. They come from the fact, not from the headings above it. */
function identify(fact: Fact, ask: Ask): DraftIdentity {
  const direction = termKey(ask.direction);
  const make = (terms: readonly string[], tieBreak: readonly string[]): DraftIdentity => ({
    terms: terms.map(termKey),
    direction,
    tieBreak: tieBreak.map(termKey),
  });
  switch (fact.kind) {
    case 'definition':
      return make([fact.term], [fact.meaning]);
    case 'expansion':
      return make([fact.short], [fact.long]);
    case 'alias':
      return make([fact.name, fact.other], []);
    case 'reason':
      return make([fact.effect, fact.cause], []);
    case 'consequence':
      return make([fact.cause, fact.effect], []);
    case 'attribute':
      return make([fact.attribute, fact.value], [fact.owner]);
    case 'set':
      return ask.direction === 'all' ? make([...fact.items].sort(), [fact.frame]) : make([ask.answer], [fact.frame]);
    case 'step':
      return make([ask.answer], [fact.task]);
    case 'comparison':
      return make(fact.terms, [fact.answer]);
    case 'command':
      return make([fact.command], [fact.purpose]);
    case 'table-cell':
      return make([fact.row, fact.column], [fact.value]);
    case 'example':
      return make([fact.of, fact.example], []);
    case 'statement':
      return make([fact.clause.base, fact.clause.rest], [fact.clause.subject]);
    case 'explicit':
      return fact.form === 'cloze' ? make([fact.question, fact.answer], []) : make([fact.question], [fact.answer]);
  }
}
