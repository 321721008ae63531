import { GAP } from '../model/card.ts';
import { type ComparedText, compareTexts, type Likeness, prepareQuestion } from './likeness.ts';
import type { NewEntry, OldEntry } from './match-entries.ts';
import type { PlaceEvidence } from './place-evidence.ts';

export interface Verdict {
  /** `same`: the draft asks what the old card asked. `doubt`: it may; only the learner can tell. */
  readonly kind: 'same' | 'doubt';
  /** 0 to 1, to order pairs. */
  readonly score: number;
  /** It is the same only if the heading above was renamed, which the other cards under it have to bear out. */
  readonly needsRename: boolean;
  readonly isEqualQuestion: boolean;
  /** It is the same only if the question was reworded, which it was not when another card asks the old one. */
  readonly needsRewording: boolean;
}

export interface ScoredPair extends Verdict {
  readonly old: OldEntry;
  readonly fresh: NewEntry;
}

/** Below this share of common words two questions are not compared any further. See docs/identity.md. */
const LEAST_QUESTION = 0.5;
const ALIKE_QUESTION = 0.6;
/** A question with a word or two more or less, whatever its answer is now. */
const LONGER_QUESTION = 0.75;
const ALIKE_ANSWER = 0.5;
/** An answer that is the same but for a typo or an ending. */
const EQUAL_ANSWER = 0.9;
/** Content words from which an answer cannot be the same by chance: "5 TB" can. */
const TELLING_WORDS = 3;

/** Kinds whose key words hold the whole fact: with the same id, only the way of asking changed. */
const WHOLE_TERMS: ReadonlySet<string> = new Set(['reason', 'consequence', 'alias', 'expansion']);

/** What the words of an old card and a draft have in common. It does not depend on where they stand. */
export interface PairLikeness {
  readonly question: Likeness;
  readonly answer: Likeness;
  /** Words of the question changed together with the headings above it, and only those. */
  readonly isHeadingChange: boolean;
  readonly score: number;
}

interface Pair extends PairLikeness {
  readonly old: OldEntry;
  readonly fresh: NewEntry;
  readonly place: PlaceEvidence;
}

/**
 * Decides whether a draft asks what an old card asked. Null: something else, or too little to go by. It never decides
 * `same` when a name, a number, a negation or the order of the words changed in the question for other reasons than its place.
 */
export function judgePair(
  old: OldEntry,
  fresh: NewEntry,
  place: PlaceEvidence,
  likeness: PairLikeness = comparePair(old, fresh),
): Verdict | null {
  const pair: Pair = { ...likeness, old, fresh, place };
  const kind = isItemCard(pair) ? judgeItem(pair) : judgeQuestion(pair);
  if (kind === null) return null;
  const placeScore =
    (place.isSameNote ? 0.3 : 0) +
    (place.isNear ? 0.3 : 0) +
    (place.isSameSpot ? 0.3 : 0) +
    (place.isSameLine ? 0.1 : 0);
  return {
    kind,
    score: pair.score + 0.15 * placeScore,
    needsRename: kind === 'same' && pair.isHeadingChange,
    isEqualQuestion: old.question.key === fresh.question.key,
    needsRewording: kind === 'same' && !pair.isHeadingChange && !isOneSided(pair.question),
  };
}

export function comparePair(old: OldEntry, fresh: NewEntry): PairLikeness {
  const isItem = isItemKind(old.card.factKind, old.card.question);
  const one = isItem ? frameOf(old.card.question) : old.question;
  const other = isItem ? frameOf(fresh.draft.question) : fresh.question;
  const plain = compareTexts(one, other);
  const hasOtherHeadings = old.card.context.join('\n') !== fresh.draft.context.join('\n');
  const explained =
    hasOtherHeadings && plain.missing.length + plain.added.length > 0
      ? compareTexts(one, other, {
          before: leaveOut(old.context, fresh.context),
          after: leaveOut(fresh.context, old.context),
        })
      : plain;
  const question = isHeadingForOther(plain, explained) ? plain : explained;
  const answer = compareTexts(old.answer, fresh.answer);
  return {
    question,
    answer,
    isHeadingChange: question !== plain && question.missing.length + question.added.length === 0,
    score: 0.25 * (plain.ratio + question.ratio) + 0.35 * answer.ratio,
  };
}

/**
 * Words of the new heading came and a word that is in no heading went, or the other way round: what the question is about was
 * exchanged, and no heading explains that.
 */
function isHeadingForOther(plain: Likeness, explained: Likeness): boolean {
  const isOtherGone = explained.missing.length > 0 && explained.missing.length === plain.missing.length;
  const isOtherNew = explained.added.length > 0 && explained.added.length === plain.added.length;
  return (
    (isOtherGone && plain.added.length > explained.added.length) ||
    (isOtherNew && plain.missing.length > explained.missing.length)
  );
}

/** A heading that is still above explains nothing: then another line came between. */
function leaveOut(words: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...words].filter((word) => !others.has(word)));
}

/** Members of a list and steps of a task share a question frame; what tells them apart is the member itself. */
function isItemKind(kind: string, question: string): boolean {
  return kind === 'set' && question.includes(GAP);
}

function isItemCard({ old, fresh }: Pair): boolean {
  return isItemKind(old.card.factKind, old.card.question) || isStep(old.card.factKind) || isStep(fresh.draft.factKind);
}

function isStep(kind: string): boolean {
  return kind === 'step';
}

/** "Uses of S3: archive; ____; data lake." asks for a use of S3. The members beside the gap are hints that come and go. */
function frameOf(question: string): ComparedText {
  const end = question.lastIndexOf(': ', question.indexOf(GAP));
  return prepareQuestion(end < 0 ? question : question.slice(0, end));
}

/** A member of a list is its text, not its slot. A step also needs the step before it: that is its question. */
function judgeItem(pair: Pair): Verdict['kind'] | null {
  const { old, fresh, question, answer, place } = pair;
  if (old.card.factKind !== fresh.draft.factKind || old.card.form !== fresh.draft.form) return null;
  const isEqual = answer.missing.length === 0 && answer.added.length === 0 && !answer.isReordered;
  const hasName = [...answer.missing, ...answer.added].some(
    (word) => old.answer.names.has(word) || fresh.answer.names.has(word),
  );
  const isAlike = isOneSided(answer) && answer.ratio >= 0.75 && !hasName && !answer.isTurned;
  if (!isEqual && !(isAlike && place.isNear)) {
    const isRewritten = place.isSameSpot && question.ratio >= EQUAL_ANSWER && answer.ratio >= LEAST_QUESTION;
    return isRewritten && !answer.isNameSwapped && !answer.isTurned ? 'doubt' : null;
  }
  if (answer.typoCount > 0 && !place.isNear) return null;
  const isOtherFrame = question.isTurned || question.isReordered || question.isNameSwapped;
  const isSameFrame = isOneSided(question) && question.ratio >= ALIKE_QUESTION && !isOtherFrame;
  if (isStep(old.card.factKind)) {
    if (isSameFrame && isTrusted(pair)) return 'same';
    return place.isSameNote && sharesTask(old.card.question, fresh.draft.question) ? 'doubt' : null;
  }
  if (isOtherFrame) return null;
  if (isSameFrame) return isTrusted(pair) || isSpecific(pair) ? 'same' : 'doubt';
  if (question.ratio >= LEAST_QUESTION) return place.isNear ? 'doubt' : null;
  return null;
}

/** "TCP handshake: what comes after ...?": the task stands before the colon. */
function sharesTask(one: string, other: string): boolean {
  const taskOf = (question: string): ComparedText =>
    prepareQuestion(question.slice(0, Math.max(0, question.indexOf(':'))));
  const likeness = compareTexts(taskOf(one), taskOf(other));
  return isOneSided(likeness) && likeness.ratio >= ALIKE_QUESTION;
}

function judgeQuestion(pair: Pair): Verdict['kind'] | null {
  const { old, fresh, question, answer } = pair;
  const isSameKind = old.card.factKind === fresh.draft.factKind;
  const isFormChange = (old.card.form === 'cloze') !== (fresh.draft.form === 'cloze');
  if (isFormChange && answer.ratio < EQUAL_ANSWER) return null;
  if (!isSameKind && (question.ratio < 0.8 || answer.ratio < 0.8)) return null;
  if (namesItself(pair) || isWholeDefinition(pair) || isWholeFact(pair) || isUnderNewOwner(pair)) return 'same';
  if (isSameLineText(pair)) return 'doubt';
  if (question.ratio < LEAST_QUESTION) return null;
  if (question.isTurned || question.isReordered || question.isNameSwapped) return judgeOtherWords(pair);
  if (questionWordOf(old.card.question) !== questionWordOf(fresh.draft.question) && !isFormChange)
    return judgeOtherWords(pair);
  if (pair.isHeadingChange) return judgeUnderNewHeading(pair);
  if (isOneSided(question)) return judgeSameWords(pair);
  if (isOtherSide(pair)) return 'same';
  return judgeOtherWords(pair);
}

/** "Why" and "how" ask different things with the same words; "what" and "which" do not. */
function questionWordOf(question: string): string {
  const match = /\b(why|how many|how much|how|where|when|who)\b/i.exec(question.replace(/"[^"]*"/g, ''));
  return match?.[1]?.toLowerCase() ?? 'what';
}

/** Only one side has words of its own, or none has: nothing was exchanged for something else. */
function isOneSided(likeness: Likeness): boolean {
  return likeness.missing.length === 0 || likeness.added.length === 0;
}

/** The question is the same, longer or shorter. */
function judgeSameWords(pair: Pair): Verdict['kind'] | null {
  const { fresh, question, answer, place } = pair;
  const isEqual = question.missing.length === 0 && question.added.length === 0;
  const isAnswerAlike = answer.ratio >= ALIKE_ANSWER && !answer.isNameSwapped && !answer.isTurned;
  if (isEqual) {
    if (isAnswerAlike && isOneSided(answer) && isTrusted(pair)) return 'same';
    if (!place.isSameNote) return null;
    const isSubjectKept = isAnswerAlike && (isOneSided(answer) || answer.ratio >= EQUAL_ANSWER);
    const mayBeOther = asksForSubject(fresh.draft.identity.direction) && !isSubjectKept;
    return !mayBeOther && (place.isNear || sharesHeading(pair)) ? 'same' : 'doubt';
  }
  if (question.ratio < ALIKE_QUESTION) return null;
  const isAnswerKept = answer.ratio >= EQUAL_ANSWER && !answer.isNameSwapped && !answer.isTurned;
  if (isAnswerKept && isTrusted(pair) && (place.isNear || (isSpecific(pair) && !hasOwnNames(pair)))) return 'same';
  if (isAnswerAlike && place.isNear && !hasOwnNames(pair) && isTrusted(pair)) return 'same';
  return place.isNear && (isAnswerAlike || question.ratio >= LONGER_QUESTION) ? 'doubt' : null;
}

/**
 * The question gives what the fact says and asks what it is about: "Which term means ...?". With another answer it may belong
 * to another fact that says the same, so an equal question is not enough.
 */
function asksForSubject(direction: string): boolean {
  return /^(?:term|short|subject|name|other|cause|effect|next|means|command|difference)\b/.test(direction);
}

/** The words that differ are those of the headings: the line itself is what it was. */
function judgeUnderNewHeading(pair: Pair): Verdict['kind'] | null {
  const { answer, place } = pair;
  if (answer.ratio < EQUAL_ANSWER || answer.isTurned || answer.isNameSwapped) return null;
  if (place.isNear) return 'same';
  return place.isSameNote || isSameId(pair) ? 'doubt' : null;
}

/** A word stands in the place of another. That is a rewording or another fact, and only the learner knows. */
function judgeOtherWords(pair: Pair): Verdict['kind'] | null {
  const { question, answer, place } = pair;
  if (!place.isSameSpot || !place.isSameNote) return null;
  return answer.ratio >= ALIKE_ANSWER && question.ratio >= LEAST_QUESTION ? 'doubt' : null;
}

/**
 * "Which term means ...?" beside "What is ...?": when the other card of the line was found, the term is the same, and a
 * long meaning that keeps most of its words is the same meaning in other words.
 */
function isOtherSide({ old, question, answer, place }: Pair): boolean {
  return (
    place.isSameLine &&
    old.card.factKind === 'definition' &&
    answer.ratio >= EQUAL_ANSWER &&
    question.ratio >= 0.7 &&
    old.question.words.length >= 5
  );
}

/** Typos are believed where the place agrees, or where one typo stands among many equal words. */
function isTrusted({ old, question, answer, place }: Pair): boolean {
  const typos = question.typoCount + answer.typoCount;
  if (typos === 0 || place.isNear) return true;
  return typos === 1 && old.question.words.length + old.answer.words.length >= 6;
}

/** The answer has enough words to be no chance. */
function isSpecific({ old, fresh }: Pair): boolean {
  return Math.min(old.answer.words.length, fresh.answer.words.length) >= TELLING_WORDS;
}

function hasOwnNames({ old, fresh, question }: Pair): boolean {
  return (
    question.missing.some((word) => old.question.names.has(word)) ||
    question.added.some((word) => fresh.question.names.has(word))
  );
}

function isSameId({ old, fresh }: Pair): boolean {
  return fresh.ids.includes(old.card.id);
}

/**
 * "AppSync default timeout = 30 s" names its owner itself, so what stands above it does not matter: the same attribute with
 * the same value is the same card under any heading. "timeout = 30 s" is not.
 */
function namesItself(pair: Pair): boolean {
  const { old, fresh, answer } = pair;
  const [attribute] = fresh.draft.identity.terms;
  if (fresh.draft.factKind !== 'attribute' || attribute === undefined || !isSameId(pair)) return false;
  if (answer.ratio < EQUAL_ANSWER || answer.isNameSwapped || answer.isTurned) return false;
  const words = attribute.split(' ');
  const isIn = (question: ComparedText): boolean => words.every((word) => question.key.split(' ').includes(word));
  return words.some((word) => fresh.question.names.has(word)) && isIn(old.question) && isIn(fresh.question);
}

/** "In SQS, what is a consumer?" and "In a queue, what is a consumer?" with one and the same meaning: term and meaning are all there is. */
function isWholeDefinition(pair: Pair): boolean {
  const { old, fresh, answer, place } = pair;
  return (
    old.card.factKind === 'definition' &&
    fresh.draft.factKind === 'definition' &&
    fresh.draft.identity.direction === 'meaning' &&
    isSameId(pair) &&
    answer.ratio === 1 &&
    isSpecific(pair) &&
    place.isNear
  );
}

/** Both halves of a reason or consequence are what they were; only what is named in front of the question changed. */
function isWholeFact(pair: Pair): boolean {
  const { old, fresh, answer, place } = pair;
  if (!WHOLE_TERMS.has(old.card.factKind) || old.card.factKind !== fresh.draft.factKind || !isSameId(pair))
    return false;
  return answer.ratio >= EQUAL_ANSWER && !answer.isNameSwapped && (place.isNear || isSpecific(pair));
}

/** "default retention = 4 days" under another line: the same line about the same, whatever the compiler names as its owner. */
function isUnderNewOwner(pair: Pair): boolean {
  const { question, place } = pair;
  // A gap in a whole line may be a step of another task by now, so it is asked about.
  if (pair.fresh.draft.form === 'cloze') return false;
  return isSameLineText(pair) && place.isNear && place.isOwnerCarried(question.missing, question.added);
}

/** An attribute of the note with the same name and value as before; only its owner is another. */
function isSameLineText(pair: Pair): boolean {
  const { old, fresh, answer, place } = pair;
  if (old.card.factKind !== 'attribute' || fresh.draft.factKind !== 'attribute') return false;
  return isSameId(pair) && answer.ratio === 1 && place.isSameNote && !isOneSided(pair.question);
}

function sharesHeading({ old, fresh }: Pair): boolean {
  return (old.card.context.at(-1) ?? '') === (fresh.draft.context.at(-1) ?? '');
}
