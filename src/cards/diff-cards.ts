import type { Card, CardPlace } from '../model/card.ts';
import type { CardId, FactId } from '../model/ids.ts';
import type { Stamp } from '../model/stamp.ts';
import type { CardDraft } from '../notes/card-draft.ts';
import { normaliseTerm } from '../notes/normalise-term.ts';
import { isAnswerChanged } from './answer-change.ts';
import { createCardId, createFactId, createNoteId } from './card-id.ts';
import { isAcceptedCard, isOwnCard } from './decide-place.ts';
import { matchCards } from './match-cards.ts';
import { mergeCopies } from './merge-copies.ts';
import { findTakenHome, type OwnWording, type OwnWordings } from './own-wording.ts';

/**
 * - `kept`: nothing a learner sees has changed (its line may have).
 * - `reworded`: question or answer are written differently; the history stays.
 * - `moved`: same words in another note.
 * - `new`: asked for the first time.
 * - `gone`: its text vanished; the card goes to the shelf.
 * - `returned`: was on the shelf, and its text is back.
 * - `in-doubt`: `card` is new and `before` is gone, but they may be one card. Nothing is decided; see `settleDoubt`.
 */
export type CardChangeKind = 'kept' | 'reworded' | 'moved' | 'new' | 'gone' | 'returned' | 'in-doubt';

export interface CardChange {
  readonly kind: CardChangeKind;
  /** The card as it is to be stored. */
  readonly card: Card;
  /** The card as it was; null for a new one. */
  readonly before: Card | null;
  /**
   * The answer says something else now, not only in other words: the learner may want to see the card sooner or start it
   * again. False: keeping the schedule is the default. See `isAnswerChanged` in `answer-change.ts`.
   */
  readonly isAnswerChanged: boolean;
  /** 0 to 1 for a doubtful pair, else 1. */
  readonly likeness: number;
}

export interface CardDiff {
  /** All cards to be stored: those of the notes in note order, then shelved and refused ones. */
  readonly cards: readonly Card[];
  /** One for each card that was or is in the notes. Cards that stay on the shelf are not mentioned. */
  readonly changes: readonly CardChange[];
  /** Cards whose own wording the notes say by now: it can be dropped. */
  readonly takenHome: readonly CardId[];
}

/**
 * Compares the cards so far with the drafts of all notes. Writes nothing. Every old card is matched with at most one draft
 * and the other way round. `stamp` is set on cards whose words or place change; the others keep theirs.
 * `wordings` are the learner's own words for cards, where there are any.
 */
export function diffCards(
  oldCards: readonly Card[],
  drafts: readonly CardDraft[],
  stamp: Stamp,
  wordings: OwnWordings = new Map(),
): CardDiff {
  const fresh = mergeCopies(drafts, oldCards);
  const { matches, doubts } = matchCards(oldCards, fresh, wordings);
  const oldOfDraft = new Map(matches.map((match) => [match.draft, match.old]));
  const doubtOfDraft = new Map(doubts.map((doubt) => [doubt.draft, doubt]));
  const taken = new Set<string>(oldCards.map((card) => card.id));
  const factOf = createFactFinder(oldOfDraft);
  const cards: Card[] = [];
  const changes: CardChange[] = [];
  const mentioned = new Set<CardId>();
  for (const draft of fresh) {
    const old = oldOfDraft.get(draft);
    if (old) {
      const change = updateCard(old, draft, stamp, wordings.get(old.id));
      cards.push(change.card);
      changes.push(change);
      mentioned.add(old.id);
      continue;
    }
    const id = chooseId(draft, taken);
    taken.add(id);
    const card = createCard(id, factOf(draft), draft, stamp);
    cards.push(card);
    const doubt = doubtOfDraft.get(draft);
    if (doubt) {
      mentioned.add(doubt.old.id);
      cards.push(isOwnCard(doubt.old) ? doubt.old : shelve(doubt.old, stamp));
      changes.push({
        kind: 'in-doubt',
        card,
        before: doubt.old,
        isAnswerChanged: isAnswerChanged(doubt.old.answer, draft.answer),
        likeness: doubt.likeness,
      });
    } else changes.push({ kind: 'new', card, before: null, isAnswerChanged: false, likeness: 1 });
  }
  for (const old of oldCards) {
    if (mentioned.has(old.id)) continue;
    if (old.place === 'shelf' || old.place === 'never' || isOwnCard(old)) {
      cards.push(old);
      continue;
    }
    const card = shelve(old, stamp);
    cards.push(card);
    changes.push({ kind: 'gone', card, before: old, isAnswerChanged: false, likeness: 1 });
  }
  return { cards, changes, takenHome: findTakenHome(cards, wordings) };
}

/**
 * The card to store when the learner says that both cards of a doubtful pair are one: the old id with the new words.
 * It replaces the two cards of the pair; the new id is dropped.
 */
export function settleDoubt(change: CardChange, stamp: Stamp): { readonly card: Card; readonly droppedId: CardId } {
  if (change.kind !== 'in-doubt' || !change.before) throw new Error(`Card ${change.card.id} is not in doubt.`);
  const { before, card } = change;
  const wasAsked = before.place === 'shelf' ? isAcceptedCard(before) : before.place === 'deck';
  const place: CardPlace = before.place === 'never' ? 'never' : wasAsked ? 'deck' : card.place;
  const confidence = isAcceptedCard(before) ? before.confidence : card.confidence;
  return {
    card: { ...card, id: before.id, factId: before.factId, place, confidence, changedAt: stamp },
    droppedId: card.id,
  };
}

function shelve(card: Card, stamp: Stamp): Card {
  return card.place === 'shelf' || card.place === 'never' ? card : { ...card, place: 'shelf', changedAt: stamp };
}

/**
 * The id by the words of the fact; with its tie-break when another fact has the same words; with its whole text and a number
 * when those ids belong to cards that say something else by now.
 */
function chooseId(draft: CardDraft, taken: ReadonlySet<string>): CardId {
  const { terms, direction, tieBreak } = draft.identity;
  const whole = [...tieBreak, normaliseTerm(draft.question), normaliseTerm(draft.answer)];
  for (let attempt = 0; ; attempt++) {
    const more = attempt === 0 ? [] : attempt === 1 ? tieBreak : attempt === 2 ? whole : [...whole, String(attempt)];
    const id = createCardId(draft.factKind, terms, direction, more);
    if (!taken.has(id)) return id;
  }
}

/** Cards of one fact share its id: a new side of a fact that is known takes the id its other cards have. */
function createFactFinder(oldOfDraft: ReadonlyMap<CardDraft, Card>): (draft: CardDraft) => FactId {
  const known = new Map<FactId, FactId>();
  for (const [draft, old] of oldOfDraft) if (!known.has(factIdOf(draft))) known.set(factIdOf(draft), old.factId);
  return (draft) => known.get(factIdOf(draft)) ?? factIdOf(draft);
}

function factIdOf(draft: CardDraft): FactId {
  const { terms, tieBreak } = draft.identity;
  const isPart = draft.factKind === 'set' || draft.factKind === 'step';
  return createFactId(draft.factKind, isPart ? tieBreak : terms);
}

function createCard(id: CardId, factId: FactId, draft: CardDraft, stamp: Stamp): Card {
  return { id, ...fieldsOf(draft), factId, place: draft.isTray ? 'tray' : 'deck', changedAt: stamp };
}

function fieldsOf(draft: CardDraft): Omit<Card, 'id' | 'factId' | 'place' | 'changedAt'> {
  return {
    noteId: createNoteId(draft.source.path),
    factKind: draft.factKind,
    form: draft.form,
    question: draft.question,
    answer: draft.answer,
    rule: draft.rule,
    confidence: draft.confidence,
    priority: draft.priority,
    source: draft.source,
    context: draft.context,
  };
}

function updateCard(old: Card, draft: CardDraft, stamp: Stamp, wording: OwnWording | undefined): CardChange {
  const place = nextPlace(old, draft);
  const fields = { ...fieldsOf(draft), ...(isAcceptedCard(old) ? { confidence: old.confidence } : {}) };
  const isReworded = old.question !== draft.question || old.answer !== draft.answer;
  const isMoved = old.source.path !== draft.source.path;
  const isSame = !isReworded && !isMoved && place === old.place && isSameBesides(old, fields);
  const card: Card = isSame
    ? old
    : {
        ...fields,
        id: old.id,
        factId: old.factId,
        place,
        changedAt: isReworded || isMoved || place !== old.place ? stamp : old.changedAt,
      };
  const kind = old.place === 'shelf' ? 'returned' : isReworded ? 'reworded' : isMoved ? 'moved' : 'kept';
  return {
    kind,
    card,
    before: old,
    isAnswerChanged: isAnswerChanged((wording ?? old).answer, draft.answer),
    likeness: 1,
  };
}

function isSameBesides(old: Card, fields: Omit<Card, 'id' | 'factId' | 'place' | 'changedAt'>): boolean {
  return (
    old.source.from === fields.source.from &&
    old.source.to === fields.source.to &&
    old.rule === fields.rule &&
    old.confidence === fields.confidence &&
    old.priority === fields.priority &&
    old.form === fields.form &&
    old.factKind === fields.factKind &&
    old.context.join('\n') === fields.context.join('\n')
  );
}

/** A refused card stays refused, an asked card stays asked; a shelved or waiting one goes where its draft belongs. */
function nextPlace(old: Card, draft: CardDraft): CardPlace {
  if (old.place === 'never' || old.place === 'deck') return old.place;
  return draft.isTray && !isAcceptedCard(old) ? 'tray' : 'deck';
}
