import type { Card } from '../model/card.ts';
import type { CardDraft } from '../notes/card-draft.ts';
import { joinFields } from './card-id.ts';
import { findCandidates } from './find-candidates.ts';
import { comparePair, judgePair, type PairLikeness, type ScoredPair } from './judge-pair.ts';
import { type NewEntry, type OldEntry, prepareDrafts, prepareOldCards } from './match-entries.ts';
import { type OwnWordings, wordingKey } from './own-wording.ts';
import { readPlaces } from './place-evidence.ts';
import { confirmRenames } from './renamed-headings.ts';

export interface CardMatch {
  readonly old: Card;
  readonly draft: CardDraft;
}

export interface CardDoubt extends CardMatch {
  /** 0 to 1. */
  readonly likeness: number;
}

export interface MatchResult {
  readonly matches: readonly CardMatch[];
  /** Pairs that may be the same card. Nothing is decided about them. */
  readonly doubts: readonly CardDoubt[];
}

/** An old card worth comparing with a draft. The words are compared once, the places in every round. */
interface Candidate {
  readonly old: OldEntry;
  readonly likeness: PairLikeness;
}

/** How much better a pair has to be than any other pair of its two cards, so that nothing is guessed. */
const MARGIN = 0.04;
/** Each round settles pairs, and settled pairs tell the next round about places. */
const MOST_ROUNDS = 5;

/**
 * Pairs earlier cards with drafts, one to one. Equal texts first; then, in rounds, pairs that are the best for both sides.
 * Cards that were in the notes until now come before shelved ones. What stays unsure is returned as a doubt or left apart:
 * history must never go to a card that asks something else. `wordings` are the learner's own words for cards: a note that
 * says them now has taken them home.
 */
export function matchCards(
  oldCards: readonly Card[],
  drafts: readonly CardDraft[],
  wordings: OwnWordings = new Map(),
): MatchResult {
  const matcher = new Matcher(prepareOldCards(oldCards), prepareDrafts(drafts));
  matcher.matchEqualTexts();
  matcher.matchOwnWordings(wordings);
  matcher.matchInRounds((old) => !old.isShelved);
  matcher.matchInRounds((old) => old.isShelved);
  return matcher.result();
}

class Matcher {
  readonly #olds: readonly OldEntry[];
  readonly #news: readonly NewEntry[];
  readonly #newOfOld = new Map<OldEntry, NewEntry>();
  readonly #oldOfNew = new Map<NewEntry, OldEntry>();
  readonly #unsure: ScoredPair[] = [];

  constructor(olds: readonly OldEntry[], news: readonly NewEntry[]) {
    this.#olds = olds;
    this.#news = news;
  }

  result(): MatchResult {
    return {
      matches: [...this.#newOfOld].map(([old, fresh]) => ({ old: old.card, draft: fresh.draft })),
      doubts: this.#settleDoubts(),
    };
  }

  #join(old: OldEntry, fresh: NewEntry): void {
    this.#newOfOld.set(old, fresh);
    this.#oldOfNew.set(fresh, old);
  }

  #isFree({ old, fresh }: { readonly old: OldEntry; readonly fresh: NewEntry }): boolean {
    return !this.#newOfOld.has(old) && !this.#oldOfNew.has(fresh);
  }

  /** Same question and same answer: the same card wherever it stands. Of several, one in the same note and in the notes until now. */
  matchEqualTexts(): void {
    const byText = new Map<string, OldEntry[]>();
    const keyOf = ({ question, answer }: OldEntry | NewEntry): string => joinFields([question.key, answer.key]);
    for (const old of this.#olds) {
      const list = byText.get(keyOf(old));
      if (list) list.push(old);
      else byText.set(keyOf(old), [old]);
    }
    for (const isStrict of [true, false]) {
      for (const fresh of this.#news) {
        if (this.#oldOfNew.has(fresh)) continue;
        const free = (byText.get(keyOf(fresh)) ?? []).filter((old) => !this.#newOfOld.has(old));
        const rankOf = (old: OldEntry): number =>
          (old.isShelved ? 0 : 4) +
          (old.spot.path === fresh.spot.path ? 2 : 0) +
          (fresh.ids.includes(old.card.id) ? 1 : 0);
        const [best] = free.sort((a, b) => rankOf(b) - rankOf(a) || a.spot.order - b.spot.order);
        if (best && (!isStrict || best.spot.path === fresh.spot.path)) this.#join(best, fresh);
      }
    }
  }

  /** The note says in the same place what the learner had made of the card. */
  matchOwnWordings(wordings: OwnWordings): void {
    if (wordings.size === 0) return;
    const byWording = new Map<string, OldEntry[]>();
    for (const old of this.#olds) {
      const wording = wordings.get(old.card.id);
      if (!wording || this.#newOfOld.has(old)) continue;
      const list = byWording.get(wordingKey(wording));
      if (list) list.push(old);
      else byWording.set(wordingKey(wording), [old]);
    }
    for (const fresh of this.#news) {
      if (this.#oldOfNew.has(fresh)) continue;
      const free = (byWording.get(wordingKey(fresh.draft)) ?? []).filter((old) => !this.#newOfOld.has(old));
      const [only, second] = free;
      if (only && !second) this.#join(only, fresh);
    }
  }

  matchInRounds(isAsked: (old: OldEntry) => boolean): void {
    const olds = this.#olds.filter((old) => isAsked(old) && !this.#newOfOld.has(old));
    const news = this.#news.filter((fresh) => !this.#oldOfNew.has(fresh));
    if (olds.length === 0 || news.length === 0) return;
    const candidates = new Map(
      [...findCandidates(olds, news, this.#readAnchors())].map(([fresh, found]) => [
        fresh,
        found.map((old): Candidate => ({ old, likeness: comparePair(old, fresh) })),
      ]),
    );
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const pairs = this.#judgeAll(candidates);
      const sure = pairs.filter(({ kind }) => kind === 'same');
      const rivals = pairsByEntry(pairs);
      let joined = 0;
      for (const pair of sure) {
        if (!this.#isFree(pair) || !this.#isBestForBoth(pair, rivals)) continue;
        this.#join(pair.old, pair.fresh);
        joined += 1;
      }
      if (joined === 0) {
        this.#unsure.push(...pairs);
        return;
      }
    }
    this.#unsure.push(...this.#judgeAll(candidates));
  }

  /** All pairs of free cards that may be one, the best first. */
  #judgeAll(candidates: ReadonlyMap<NewEntry, readonly Candidate[]>): ScoredPair[] {
    const placeOf = readPlaces(this.#olds, this.#news, this.#newOfOld, this.#oldOfNew);
    const pairs: ScoredPair[] = [];
    for (const [fresh, found] of candidates) {
      if (this.#oldOfNew.has(fresh)) continue;
      for (const { old, likeness } of found) {
        if (this.#newOfOld.has(old)) continue;
        const verdict = judgePair(old, fresh, placeOf(old, fresh), likeness);
        if (verdict) pairs.push({ old, fresh, ...verdict });
      }
    }
    return confirmRenames(pairs, this.#olds, this.#news, this.#newOfOld).sort(
      (a, b) => b.score - a.score || a.old.spot.order - b.old.spot.order || a.fresh.spot.order - b.fresh.spot.order,
    );
  }

  /** No other free pair with one of the two cards is as good or nearly as good. */
  #isBestForBoth(pair: ScoredPair, rivals: ReadonlyMap<OldEntry | NewEntry, readonly ScoredPair[]>): boolean {
    const isRival = (other: ScoredPair): boolean =>
      other !== pair &&
      this.#isFree(other) &&
      (other.score > pair.score - MARGIN || (pair.needsRewording && other.isEqualQuestion));
    return !(rivals.get(pair.old) ?? []).some(isRival) && !(rivals.get(pair.fresh) ?? []).some(isRival);
  }

  /** Of the pairs that stayed unsure, each card's best one. */
  #settleDoubts(): CardDoubt[] {
    const doubts: CardDoubt[] = [];
    const doubted = new Set<OldEntry | NewEntry>();
    const ordered = [...this.#unsure].sort((a, b) => b.score - a.score);
    for (const pair of ordered) {
      if (!this.#isFree(pair) || doubted.has(pair.old) || doubted.has(pair.fresh)) continue;
      doubted.add(pair.old);
      doubted.add(pair.fresh);
      doubts.push({ old: pair.old.card, draft: pair.fresh.draft, likeness: Math.round(pair.score * 100) / 100 });
    }
    return doubts;
  }

  /** For each draft the old card that the nearest settled draft before it belongs to. */
  #readAnchors(): (fresh: NewEntry) => OldEntry | null {
    const anchors = new Map<NewEntry, OldEntry | null>();
    let last: OldEntry | null = null;
    for (const fresh of this.#news) {
      anchors.set(fresh, last);
      last = this.#oldOfNew.get(fresh) ?? last;
    }
    return (fresh) => anchors.get(fresh) ?? null;
  }
}

function pairsByEntry(pairs: readonly ScoredPair[]): ReadonlyMap<OldEntry | NewEntry, readonly ScoredPair[]> {
  const byEntry = new Map<OldEntry | NewEntry, ScoredPair[]>();
  for (const pair of pairs) {
    for (const entry of [pair.old, pair.fresh]) {
      const list = byEntry.get(entry);
      if (list) list.push(pair);
      else byEntry.set(entry, [pair]);
    }
  }
  return byEntry;
}
