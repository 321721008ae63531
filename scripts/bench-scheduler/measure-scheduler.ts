/**
 * Prints what the scheduler costs: microseconds per call, replay of a million reviews, building the queue for small and
 * large collections, and the optimizer beside the native reference in the same run. Times are processor time of this
 * process, so that a busy machine changes them less. Started by `bench-scheduler.ts`, which bundles it.
 */
import { readFileSync } from 'node:fs';
import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
import type { CardState } from '../../src/model/card-state.ts';
import { createCardState } from '../../src/model/card-state.ts';
import type { LogEvent } from '../../src/model/event.ts';
import type { Grade } from '../../src/model/grade.ts';
import type { CardId, DeviceId, EventId, FactId, NoteId } from '../../src/model/ids.ts';
import type { QueueCandidate, QueueInput } from '../../src/model/queue.ts';
import { createConfig } from '../../src/scheduler/config.ts';
import { createReviewEvent } from '../../src/scheduler/create-review.ts';
import { evaluateFolds, FOLDS, foldBorders } from '../../src/scheduler/evaluate-folds.ts';
import { gradeCard, previewGrades } from '../../src/scheduler/grade-card.ts';
import { nextFromQueue } from '../../src/scheduler/next-from-queue.ts';
import { type PackedLog, packEvents, packedBytes } from '../../src/scheduler/packed-log.ts';
import { planQueue } from '../../src/scheduler/queue.ts';
import { replayCard } from '../../src/scheduler/replay-card.ts';
import { parseReviewCsv, rowsToColumns } from '../../src/scheduler/review-csv.ts';
import { predictItems, scoreItems } from '../../src/scheduler/score-weights.ts';
import { simulateLearner } from '../../src/scheduler/simulate-learner.ts';
import { simulateRetentions } from '../../src/scheduler/simulate-workload.ts';
import { momentAt, studyDayAt } from '../../src/scheduler/study-day.ts';
import { trainWeights } from '../../src/scheduler/train-weights.ts';
import { createTrainingSet, type ReviewColumns, takeReviews } from '../../src/scheduler/training-set.ts';
import { DEFAULT_WEIGHTS } from '../../src/scheduler/weights.ts';

const config = createConfig();
const FIRST_DAY = 20_000;
/** Of what is measured several times. */
const RUNS = 5;
/** A learner unlike the default weights, known exactly. */
const TRUTH = [
  0.16, 0.8, 3.4, 12, 6.9, 0.65, 2.7, 0.03, 1.65, 0.25, 1.05, 1.7, 0.09, 0.32, 1.35, 0.5, 2.2, 0.6, 0.15, 0.12, 0.22,
];

/** Runs something and returns its value with the processor seconds it took. */
function measure<Value>(run: () => Value): { value: Value; cpuSeconds: number } {
  const before = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(before);
  return { value, cpuSeconds: (user + system) / 1e6 };
}

/** The cheapest of several runs: what else goes on on the machine only ever adds to it. */
function measureBest<Value>(run: () => Value): { value: Value; cpuSeconds: number } {
  const runs = Array.from({ length: RUNS }, () => measure(run));
  return runs.reduce((best, other) => (other.cpuSeconds < best.cpuSeconds ? other : best));
}

function print(name: string, amount: string): void {
  console.log(`  ${name.padEnd(52)}${amount.padStart(24)}`);
}

function benchCalls(): void {
  console.log('Calls, microseconds each');
  const moment = (day: number, minute = 0) =>
    momentAt((FIRST_DAY + day) * 86_400_000 + minute * 60_000 + 4 * 3_600_000, 0, 4);
  const states = Array.from({ length: 20_000 }, (_, n): CardState => {
    const state = createCardState(`card-${n}` as CardId);
    const learnt = gradeCard(gradeCard(state, 3, moment(0), config).state, 3, moment(0, 11), config).state;
    return gradeCard(learnt, ((n % 3) + 2) as Grade, moment(2 + (n % 5)), config).state;
  });
  const each = (name: string, run: (state: CardState, n: number) => unknown) => {
    const { cpuSeconds } = measure(() => {
      states.forEach(run);
    });
    print(name, ((cpuSeconds * 1e6) / states.length).toFixed(2));
  };
  const { engine } = config;
  each('engine.step', (state) => state.memory && engine.step(state.memory, 9, 3));
  each('engine.retrievability', (state) => state.memory && engine.retrievability(state.memory, 9.5));
  each('previewGrades', (state) => previewGrades(state, moment(30), config));
  each('createReviewEvent', (state, n) =>
    createReviewEvent({
      id: `event-${n}` as EventId,
      deviceId: 'device' as DeviceId,
      state,
      grade: 3,
      now: moment(30),
      durationMillis: 4000,
      config,
    }),
  );
}

/** A log of reviews whose chain is whole, as one device writes it. Intervals are those the simulated learner had. */
function createLog(columns: ReviewColumns): LogEvent[] {
  const last = new Map<number, EventId>();
  const seen = new Map<number, number>();
  return Array.from(columns.card, (card, n): LogEvent => {
    const day = FIRST_DAY + (columns.day[n] ?? 0);
    const id = `${n.toString(16).padStart(8, '0')}-0000-7000-8000-000000000000` as EventId;
    const previousEventId = last.get(card) ?? null;
    const count = seen.get(card) ?? 0;
    last.set(card, id);
    seen.set(card, count + 1);
    return {
      kind: 'review',
      id,
      deviceId: 'device' as DeviceId,
      cardId: `card-${card}` as CardId,
      atMillis: day * 86_400_000 + 8 * 3_600_000 + n,
      offsetMinutes: 60,
      day,
      grade: (columns.grade[n] ?? 3) as Grade,
      durationMillis: 5000,
      phaseBefore: count === 0 ? 'new' : 'review',
      stepBefore: null,
      interval: { unit: 'days', days: 3 },
      dueDay: day + 3,
      dueAtMillis: null,
      desiredRetention: 0.9,
      weightsId: config.engine.weightsId,
      engineVersion: 'recollect-1',
      previousEventId,
      affectsSchedule: true,
    };
  });
}

function groupByCard(events: readonly LogEvent[]): [CardId, LogEvent[]][] {
  const byCard = new Map<CardId, LogEvent[]>();
  for (const event of events) {
    if (event.kind !== 'review') continue;
    const own = byCard.get(event.cardId);
    if (own === undefined) byCard.set(event.cardId, [event]);
    else own.push(event);
  }
  return [...byCard];
}

function benchReplay(): void {
  console.log('\nLog and replay, processor seconds');
  const columns = simulateLearner({ seed: 1, weights: DEFAULT_WEIGHTS, reviewCount: 1_000_000, newCardsPerDay: 100 });
  const events = createLog(columns);
  const packed = measure(() => packEvents(events));
  print('pack 1,000,000 reviews', packed.cpuSeconds.toFixed(2));
  print('bytes a review, packed', (packedBytes(packed.value) / events.length).toFixed(0));
  const copied = measure((): PackedLog => structuredClone(packed.value));
  print('copy the packed log, as reading it from disk does', copied.cpuSeconds.toFixed(2));
  const byCard = groupByCard(events);
  const cardByCard = measureBest(() => byCard.map(([cardId, own]) => replayCard(cardId, own, config)).length);
  print(`replay 1,000,000 reviews of ${cardByCard.value} cards`, cardByCard.cpuSeconds.toFixed(2));
  const own = events.filter((event) => event.kind === 'review' && event.cardId === 'card-7');
  const single = measure(() => {
    for (let i = 0; i < 1000; i++) replayCard('card-7' as CardId, own, config);
  });
  print(`replay one card of ${own.length} events, milliseconds`, single.cpuSeconds.toFixed(3));
}

function candidate(n: number, state: Partial<CardState>): QueueCandidate {
  return {
    state: { ...createCardState(`card-${n}` as CardId), ...state },
    noteId: 'note' as NoteId,
    factId: `fact-${Math.floor(n / 2)}` as FactId,
    priority: 0,
    position: n,
  };
}

/** What the store hands over for a day: at most what the limits still allow, however large the collection. */
function queueInput(cardCount: number, newLimit: number, reviewLimit: number): QueueInput {
  const day = FIRST_DAY;
  const due = Math.min(reviewLimit, Math.floor(cardCount * 0.1));
  return {
    day,
    learning: Array.from({ length: 10 }, (_, n) =>
      candidate(n, { phase: 'learning', step: 0, dueAtMillis: n * 60_000 }),
    ),
    reviews: Array.from({ length: due }, (_, n) =>
      candidate(100 + n, {
        phase: 'review',
        memory: { stability: 10 + (n % 50), difficulty: 5 },
        interval: { unit: 'days', days: 10 + (n % 50) },
        dueDay: day - (n % 7),
        lastReviewDay: day - 10 - (n % 60),
        reviewCount: 4,
      }),
    ),
    news: Array.from({ length: Math.min(newLimit * 3, cardCount) }, (_, n) => candidate(100_000 + n, {})),
    doneByNote: new Map(),
    newDoneToday: 0,
    reviewsDoneToday: 0,
    factsSeenToday: new Set(),
    cardsSeenToday: new Set(),
  };
}

function benchQueue(): void {
  console.log('\nQueue of a day, milliseconds');
  const run = (cards: number, newCardsPerDay: number, reviewsPerDay: number, name: string) => {
    const input = queueInput(cards, newCardsPerDay, reviewsPerDay);
    const rounds = 50;
    const { value, cpuSeconds } = measure(() => {
      let length = 0;
      for (let i = 0; i < rounds; i++) {
        const queue = planQueue(input, { newCardsPerDay, reviewsPerDay });
        nextFromQueue(queue, 0);
        length = queue.length;
      }
      return length;
    });
    print(`${name}: ${value} asked`, ((cpuSeconds * 1000) / rounds).toFixed(2));
  };
  for (const cards of [1000, 10_000, 100_000]) run(cards, 20, 200, `${cards} cards, usual limits`);
  for (const cards of [1000, 10_000, 100_000]) run(cards, 9999, 99_999, `${cards} cards, no limits`);
}

/** Items with the history before them, as the native module wants them. */
function createNativeItems({ cardCount, card, day, grade }: ReviewColumns): FSRSBindingItem[] {
  const histories = Array.from({ length: cardCount }, () => ({ reviews: [] as FSRSBindingReview[], lastDay: -1 }));
  const items: FSRSBindingItem[] = [];
  card.forEach((c, i) => {
    const history = histories[c];
    if (history === undefined) return;
    const elapsedDays = history.lastDay < 0 ? 0 : (day[i] ?? 0) - history.lastDay;
    history.reviews.push(new FSRSBindingReview(grade[i] ?? 0, elapsedDays));
    history.lastDay = day[i] ?? 0;
    if (elapsedDays > 0) items.push(new FSRSBindingItem([...history.reviews]));
  });
  return items;
}

/** The native module computes on other threads; processor time counts them all. */
async function fitNatively(items: readonly FSRSBindingItem[]): Promise<{ weights: number[]; cpuSeconds: number }> {
  const before = process.cpuUsage();
  const weights = await computeParameters([...items], { enableShortTerm: true });
  const { user, system } = process.cpuUsage(before);
  return { weights, cpuSeconds: (user + system) / 1e6 };
}

async function benchSimulated(reviewCount: number, newCardsPerDay: number): Promise<void> {
  console.log(`\nOptimizer, ${reviewCount} simulated reviews, last fifth of the days held out`);
  const columns = simulateLearner({ seed: 4, weights: TRUTH, reviewCount, newCardsPerDay });
  const set = createTrainingSet(columns);
  const border = Math.floor((columns.day.at(-1) ?? 0) * 0.8);
  const known = takeReviews(
    columns,
    columns.day.findIndex((day) => day > border),
  );
  const knownItems = createTrainingSet(known).itemCount;
  const heldOut = (weights: readonly number[]) =>
    scoreItems(predictItems(set, weights), knownItems, set.itemCount).logLoss.toFixed(5);
  const ours = measure(() => trainWeights(createTrainingSet(known)));
  const native = await fitNatively(createNativeItems(known));
  print('log-loss of the truth', heldOut(TRUTH));
  print('log-loss of the default weights', heldOut(DEFAULT_WEIGHTS));
  print(`ours: log-loss, processor seconds`, `${heldOut(ours.value?.weights ?? [])}  ${ours.cpuSeconds.toFixed(2)}`);
  print(`native: log-loss, processor seconds`, `${heldOut(native.weights)}  ${native.cpuSeconds.toFixed(2)}`);
}

async function benchRealLog(): Promise<void> {
  console.log('\nOptimizer, 12,580 real reviews, 5 parts in the order of time (UTC)');
  const text = readFileSync(new URL('../../tests/fixtures/scheduler/reviews-b.csv', import.meta.url), 'utf8');
  const parsed = parseReviewCsv(text);
  if (!parsed.ok) throw new Error(`reviews-b.csv:${parsed.problem.line}: ${parsed.problem.message}`);
  const columns = rowsToColumns(parsed.value.rows, (atMillis) => studyDayAt(atMillis, 0, 4));
  const ours = measure(() => evaluateFolds(columns));
  const set = createTrainingSet(columns);
  const items = createNativeItems(columns);
  const borders = foldBorders(set.itemCount);
  let loss = 0;
  let cpuSeconds = 0;
  for (let fold = 1; fold <= FOLDS; fold++) {
    const [from = 0, to = 0] = [borders[fold], borders[fold + 1]];
    const native = await fitNatively(items.slice(0, from));
    loss += scoreItems(predictItems(set, native.weights), from, to).logLoss * (to - from);
    cpuSeconds += native.cpuSeconds;
  }
  const nativeLoss = loss / ours.value.predictedCount;
  print('log-loss of the default weights', ours.value.default.logLoss.toFixed(4));
  print('ours: log-loss, processor seconds', `${ours.value.fitted.logLoss.toFixed(4)}  ${ours.cpuSeconds.toFixed(2)}`);
  print('native: log-loss, processor seconds', `${nativeLoss.toFixed(4)}  ${cpuSeconds.toFixed(2)}`);
}

function benchSimulator(): void {
  console.log('\nWorkload simulator');
  const options = { weights: DEFAULT_WEIGHTS, days: 365, newCount: 10_000, newCardsPerDay: 20, reviewsPerDay: 200 };
  const { cpuSeconds } = measure(() => simulateRetentions(options));
  print('30 retentions, a year, 20 new cards a day: seconds', cpuSeconds.toFixed(2));
}

benchCalls();
benchReplay();
benchQueue();
benchSimulator();
await benchRealLog();
await benchSimulated(50_000, 20);
await benchSimulated(400_000, 40);
