import type { Card } from '../model/card.ts';
import type { CardDraft } from '../notes/card-draft.ts';
import { createCardId } from './card-id.ts';
import { type ComparedText, compareTexts, prepareText } from './likeness.ts';

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

interface OldEntry {
  readonly card: Card;
  readonly question: ComparedText;
  readonly answer: ComparedText;
  readonly order: number;
}

interface NewEntry {
  readonly draft: CardDraft;
  readonly question: ComparedText;
  readonly answer: ComparedText;
  readonly order: number;
}

type Verdict = { readonly kind: 'same' | 'doubt'; readonly score: number } | null;

/** How much better the best pair has to be than the next one, so that nothing is guessed. */
const MARGIN = 0.04;

/**
 * Pairs earlier cards with drafts, one to one. Equal ids first, then the same question, then the best likeness within a kind
 * of fact. History must never go to a card that asks something else, so everything unsure is left apart.
 */
export function matchCards(oldCards: readonly Card[], drafts: readonly CardDraft[]): MatchResult {
  const matcher = new Matcher(oldCards, drafts);
  matcher.matchEqualIds();
  matcher.matchEqualQuestions();
  matcher.matchAlike();
  return matcher.result();
}

class Matcher {
  readonly #olds: OldEntry[];
  readonly #news: NewEntry[];
  readonly #newOfOld = new Map<OldEntry, NewEntry>();
  readonly #oldOfNew = new Map<NewEntry, OldEntry>();
  readonly #doubts: CardDoubt[] = [];
  /** For each path of a draft, the earlier path most of its cards came from: a renamed file is the same place. */
  readonly #pathBefore = new Map<string, string>();

  constructor(oldCards: readonly Card[], drafts: readonly CardDraft[]) {
    const sorted = oldCards
      .map((card, index) => ({ card, index }))
      .sort((a, b) =>
        a.card.source.path < b.card.source.path
          ? -1
          : a.card.source.path > b.card.source.path
            ? 1
            : a.card.source.from - b.card.source.from || a.index - b.index,
      );
    this.#olds = sorted.map(({ card }, order) => ({
      card,
      question: prepareText(card.question),
      answer: prepareText(card.answer),
      order,
    }));
    this.#news = drafts.map((draft, order) => ({
      draft,
      question: prepareText(draft.question),
      answer: prepareText(draft.answer),
      order,
    }));
  }

  result(): MatchResult {
    const matches = [...this.#newOfOld].map(([old, fresh]) => ({ old: old.card, draft: fresh.draft }));
    return { matches, doubts: this.#doubts };
  }

  #join(old: OldEntry, fresh: NewEntry): void {
    this.#newOfOld.set(old, fresh);
    this.#oldOfNew.set(fresh, old);
  }

  #freeOlds(): OldEntry[] {
    return this.#olds.filter((old) => !this.#newOfOld.has(old));
  }

  #freeNews(): NewEntry[] {
    return this.#news.filter((fresh) => !this.#oldOfNew.has(fresh));
  }

  /** Several drafts can have one key; the one that is most like the old card takes it. */
  matchEqualIds(): void {
    const byId = new Map<string, OldEntry>(this.#olds.map((old) => [old.card.id, old]));
    const claims = new Map<OldEntry, NewEntry[]>();
    for (const fresh of this.#news) {
      const { factKind, identity } = fresh.draft;
      const ids = [
        createCardId(factKind, identity.terms, identity.direction, identity.tieBreak),
        createCardId(factKind, identity.terms, identity.direction),
      ];
      const old = ids.map((id) => byId.get(id)).find((entry) => entry !== undefined);
      if (!old) continue;
      const list = claims.get(old);
      if (list) list.push(fresh);
      else claims.set(old, [fresh]);
    }
    for (const [old, list] of claims) {
      const ranked = list
        .map((fresh) => ({
          fresh,
          score: this.#plainLikeness(old, fresh) + (old.card.source.path === fresh.draft.source.path ? 0.2 : 0),
        }))
        .sort((a, b) => b.score - a.score || a.fresh.order - b.fresh.order);
      const best = ranked[0];
      if (best && this.#asksTheSame(old, best.fresh)) this.#join(old, best.fresh);
    }
  }

  #plainLikeness(old: OldEntry, fresh: NewEntry): number {
    return 0.5 * compareTexts(old.question, fresh.question).ratio + 0.5 * compareTexts(old.answer, fresh.answer).ratio;
  }

  /** Equal key words are no proof: "cluster" of one note is not "cluster" of another. */
  #asksTheSame(old: OldEntry, fresh: NewEntry): boolean {
    const question = compareTexts(old.question, fresh.question);
    const answer = compareTexts(old.answer, fresh.answer);
    if (answer.ratio >= 0.5 && !answer.isNameSwapped) return true;
    const isSamePlace = old.card.source.path === fresh.draft.source.path;
    return isSamePlace && question.ratio >= 0.8 && !question.isNameSwapped;
  }

  /** The same question in the same note, whatever the answer is now. Elsewhere the answer has to be alike too. */
  matchEqualQuestions(): void {
    this.#findPathsBefore();
    const byKey = new Map<string, OldEntry[]>();
    for (const old of this.#freeOlds()) {
      const list = byKey.get(old.question.key);
      if (list) list.push(old);
      else byKey.set(old.question.key, [old]);
    }
    for (const fresh of this.#freeNews()) {
      const candidates = (byKey.get(fresh.question.key) ?? []).filter(
        (old) => !this.#newOfOld.has(old) && this.#mayBeSameQuestion(old, fresh),
      );
      const same = candidates.filter((old) => this.#isSamePlace(old, fresh));
      const [only, second] = same.length > 0 ? same : candidates;
      if (only && !second) this.#join(only, fresh);
    }
  }

  #mayBeSameQuestion(old: OldEntry, fresh: NewEntry): boolean {
    const answer = compareTexts(old.answer, fresh.answer);
    if (answer.ratio >= 0.5 && !answer.isNameSwapped) return true;
    return this.#isSamePlace(old, fresh) && old.card.factKind === fresh.draft.factKind;
  }

  #findPathsBefore(): void {
    const votes = new Map<string, Map<string, number>>();
    for (const [old, fresh] of this.#newOfOld) {
      const path = fresh.draft.source.path;
      const counts = votes.get(path) ?? new Map<string, number>();
      counts.set(old.card.source.path, (counts.get(old.card.source.path) ?? 0) + 1);
      votes.set(path, counts);
    }
    for (const [path, counts] of votes) {
      const best = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
      if (best) this.#pathBefore.set(path, best[0]);
    }
  }

  #isSamePlace(old: OldEntry, fresh: NewEntry): boolean {
    const path = fresh.draft.source.path;
    return old.card.source.path === path || this.#pathBefore.get(path) === old.card.source.path;
  }

  /** Best likeness first; a pair with a rival that is nearly as good is only a doubt. */
  matchAlike(): void {
    const olds = this.#freeOlds();
    const news = this.#freeNews();
    if (olds.length === 0 || news.length === 0) return;
    const neighbours = this.#readNeighbours();
    const index = new Map<string, OldEntry[]>();
    for (const old of olds) {
      for (const word of new Set([...old.question.words, ...old.answer.words])) {
        const list = index.get(word);
        if (list) list.push(old);
        else index.set(word, [old]);
      }
    }
    const pairs: { old: OldEntry; fresh: NewEntry; score: number; kind: 'same' | 'doubt' }[] = [];
    for (const fresh of news) {
      for (const old of this.#candidates(fresh, index, olds)) {
        const verdict = judge(old, fresh, this.#isSamePlace(old, fresh), neighbours(old, fresh));
        if (verdict) pairs.push({ old, fresh, ...verdict });
      }
    }
    pairs.sort((a, b) => b.score - a.score || a.old.order - b.old.order || a.fresh.order - b.fresh.order);
    const doubted = new Set<OldEntry | NewEntry>();
    for (const pair of pairs) {
      if (
        this.#newOfOld.has(pair.old) ||
        this.#oldOfNew.has(pair.fresh) ||
        doubted.has(pair.old) ||
        doubted.has(pair.fresh)
      )
        continue;
      const rival = pairs.find(
        (other) =>
          other !== pair &&
          (other.old === pair.old) !== (other.fresh === pair.fresh) &&
          !this.#newOfOld.has(other.old) &&
          !this.#oldOfNew.has(other.fresh) &&
          other.score > pair.score - MARGIN,
      );
      if (pair.kind === 'same' && !rival) this.#join(pair.old, pair.fresh);
      else {
        this.#doubts.push({
          old: pair.old.card,
          draft: pair.fresh.draft,
          likeness: Math.round(pair.score * 100) / 100,
        });
        doubted.add(pair.old);
        doubted.add(pair.fresh);
      }
    }
  }

  /** Old cards that share a word; all of the note's when there are few. */
  #candidates(
    fresh: NewEntry,
    index: ReadonlyMap<string, readonly OldEntry[]>,
    olds: readonly OldEntry[],
  ): Iterable<OldEntry> {
    const found = new Set<OldEntry>();
    const words = [...new Set([...fresh.question.words, ...fresh.answer.words])].sort(
      (a, b) => (index.get(a)?.length ?? 0) - (index.get(b)?.length ?? 0),
    );
    for (const word of words) {
      for (const old of index.get(word) ?? []) found.add(old);
      if (found.size > 60) break;
    }
    if (found.size === 0 && olds.length < 40) for (const old of olds) found.add(old);
    return found;
  }

  /** Tells whether a pair stands between the same neighbours: 1 both, 0.5 one, 0 none. */
  #readNeighbours(): (old: OldEntry, fresh: NewEntry) => number {
    const nearest = <Entry, Partner>(
      entries: readonly Entry[],
      isSettled: (entry: Entry) => Partner | undefined,
    ): { before: (Partner | null)[]; after: (Partner | null)[] } => {
      const before: (Partner | null)[] = [];
      const after: (Partner | null)[] = new Array<Partner | null>(entries.length).fill(null);
      let last: Partner | null = null;
      entries.forEach((entry, at) => {
        before[at] = last;
        last = isSettled(entry) ?? last;
      });
      last = null;
      for (let at = entries.length - 1; at >= 0; at--) {
        after[at] = last;
        const entry = entries[at];
        if (entry !== undefined) last = isSettled(entry) ?? last;
      }
      return { before, after };
    };
    const oldSide = nearest(this.#olds, (old) => this.#newOfOld.get(old));
    const newSide = nearest(this.#news, (fresh) => (this.#oldOfNew.has(fresh) ? fresh : undefined));
    return (old, fresh) => {
      const sameBefore = oldSide.before[old.order] === newSide.before[fresh.order];
      const sameAfter = oldSide.after[old.order] === newSide.after[fresh.order];
      return (sameBefore ? 0.5 : 0) + (sameAfter ? 0.5 : 0);
    };
  }
}

/** Decides whether a draft asks what an old card asked. Null: something else. */
export function judge(old: OldEntry, fresh: NewEntry, isSamePlace: boolean, neighbours: number): Verdict {
  const isSameKind = old.card.factKind === fresh.draft.factKind;
  const question = compareTexts(old.question, fresh.question);
  const answer = compareTexts(old.answer, fresh.answer);
  const place = (isSamePlace ? 0.4 : 0) + 0.6 * neighbours;
  const score = 0.5 * question.ratio + 0.35 * answer.ratio + 0.15 * place;
  const isFormChange = (old.card.form === 'cloze') !== (fresh.draft.form === 'cloze');
  if (isFormChange && answer.ratio < 0.9) return null;
  if (!isSameKind && (question.ratio < 0.9 || answer.ratio < 0.8)) return null;
  if (question.isNameSwapped || answer.isNameSwapped) {
    const isClose =
      neighbours === 1 && isSamePlace && (question.ratio >= 0.75 || answer.ratio >= 0.9) && question.ratio >= 0.5;
    return isClose ? { kind: 'doubt', score } : null;
  }
  if (isNegationChange(old, fresh)) return neighbours === 1 && question.ratio >= 0.7 ? { kind: 'doubt', score } : null;
  if (!question.isSwapped) {
    if (question.ratio >= 0.6 && answer.ratio >= 0.5) return { kind: 'same', score };
    if (question.ratio >= 0.85 && isSamePlace && neighbours === 1) return { kind: 'same', score };
    return question.ratio >= 0.7 && isSamePlace ? { kind: 'doubt', score } : null;
  }
  if (answer.ratio >= 0.9 && question.ratio >= 0.5 && isSamePlace && neighbours === 1) return { kind: 'same', score };
  if (answer.ratio >= 0.6 && question.ratio >= 0.6 && isSamePlace && neighbours >= 0.5) return { kind: 'doubt', score };
  return null;
}

function isNegationChange(old: OldEntry, fresh: NewEntry): boolean {
  const count = (entry: OldEntry | NewEntry): number =>
    [...entry.question.words, ...entry.answer.words].filter(
      (word) => word === 'not' || word === 'never' || word === 'cannot' || word === 'no',
    ).length;
  return count(old) !== count(fresh);
}
