import type { Ask } from './ask/ask.ts';
import { askFact } from './ask/ask-fact.ts';
import type { CardDraft, DraftIdentity } from './card-draft.ts';
import { capitalise } from './english/noun-phrase.ts';
import type { Fact } from './fact.ts';
import { type LintFinding, lintCard } from './lint-card.ts';
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

/**
 * Writes the cards of all facts of a note. Cards that fail the linter are left out; a question is asked only once, and a sentence
 * whose gap two lines fill differently not at all, since both would be right.
 */
export function writeDrafts(path: string, facts: readonly Fact[]): WrittenDrafts {
  const drafts: CardDraft[] = [];
  const dropped: DroppedDraft[] = [];
  const asked = new Map<string, CardDraft>();
  const unclear = new Set<CardDraft>();
  for (const fact of facts) {
    const context = fact.path.map((part) => revealText(part));
    for (const ask of askFact(fact)) {
      let failure: LineReason | null = null;
      for (let option: Ask | undefined = ask; option; option = option.instead) {
        const card = writeCard(option);
        const fatal = card.lint.find((finding) => finding.isFatal);
        const key = fatal ? '' : normaliseText(card.question);
        if (fatal) failure ??= { id: `check.${fatal.check}` };
        else {
          const first = asked.get(key);
          if (!first) {
            const draft = writeDraft(path, context, fact, option, card);
            asked.set(key, draft);
            drafts.push(draft);
            failure = null;
            break;
          }
          failure = { id: 'asked-twice' };
          if (first.form === 'cloze' && normaliseText(first.answer) !== normaliseText(card.answer)) unclear.add(first);
        }
      }
      if (failure) dropped.push({ from: fact.from, to: fact.to, question: revealText(ask.question), reason: failure });
    }
  }
  for (const { source, question } of unclear)
    dropped.push({ from: source.from, to: source.to, question, reason: { id: 'asked-twice' } });
  return { drafts: drafts.filter((draft) => !unclear.has(draft)), dropped };
}

interface WrittenCard {
  readonly question: string;
  readonly answer: string;
  readonly lint: readonly LintFinding[];
}

function writeCard(ask: Ask): WrittenCard {
  const question = finishText(ask.question);
  const answer = ask.answer.includes('\n')
    ? ask.answer
        .split('\n')
        .map((line) => finishAnswer(line))
        .filter((line) => line !== '')
        .join('\n')
    : finishAnswer(ask.answer);
  return { question, answer, lint: lintCard({ question, answer, form: ask.form }) };
}

function writeDraft(path: string, context: readonly string[], fact: Fact, ask: Ask, card: WrittenCard): CardDraft {
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
    identity: identify(fact, ask),
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
