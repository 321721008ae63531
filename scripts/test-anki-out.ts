import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardIdToGuid } from '../src/export/anki/anki-ids.ts';
import type { AnkiExportInput } from '../src/export/anki/export-input.ts';
import { decodeEntities } from '../src/export/anki/html-entities.ts';
import { writeAnkiPackage } from '../src/export/anki/write-package.ts';
import type { Card } from '../src/model/card.ts';
import type { CardState } from '../src/model/card-state.ts';
import type { EditEvent, LogEvent } from '../src/model/event.ts';
import { DEVICE } from '../tests/export/anki/helpers/learner.ts';
import type { Gates } from './test-anki-gates.ts';

interface JudgedCard {
  readonly guid: string;
  readonly noteType: string;
  readonly deck: string;
  readonly tags: readonly string[];
  readonly type: number;
  readonly queue: number;
  readonly due: number;
  readonly intervalDays: number;
  readonly reps: number;
  readonly lapses: number;
  readonly flag: number;
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly stabilityAgain: number | null;
  readonly difficultyAgain: number | null;
  readonly question: string;
  readonly answer: string;
  readonly reviews: number;
  readonly weights: readonly number[];
  readonly desiredRetention: number;
}

interface ImportLog {
  readonly new: number;
  readonly updated: number;
  readonly conflicting: number;
  readonly duplicate: number;
}

interface Judgement {
  readonly logs: readonly ImportLog[];
  readonly without: ImportLog;
  readonly typesWithout: readonly number[];
  readonly cards: readonly JudgedCard[];
  readonly noteTypes: readonly string[];
  readonly isClean: boolean;
  readonly integrity: string;
  readonly missingMedia: readonly string[];
  readonly media: readonly string[];
}

export function writePackage({ engine, folder, learner }: Gates, name: string, content: AnkiExportInput): string {
  const path = join(folder, name);
  writeFileSync(path, writeAnkiPackage(content, engine, learner.options));
  return path;
}

/** Our package in real Anki: what it takes, shows and computes. */
export function judgeOurPackage(gates: Gates): void {
  const { check, runPython } = gates;
  const { input, options } = gates.learner;
  const { now } = options;
  const first = writePackage(gates, 'ours.apkg', input);
  const edited = input.cards.find((card) => card.form === 'question');
  if (edited === undefined) throw new Error('The learner has no card to edit');
  const edit: EditEvent = {
    ...now,
    kind: 'edit',
    id: '018f0000-0000-7000-8000-00000000fffe' as LogEvent['id'],
    deviceId: DEVICE,
    cardId: edited.id,
    wording: { question: 'Edited?', answer: 'Yes' },
  };
  const second = writePackage(gates, 'edited.apkg', { ...input, events: [...input.events, edit] });
  const count = input.cards.length;
  const nothing = { new: 0, updated: 0, conflicting: 0, duplicate: count };

  const judged = JSON.parse(runPython(['tests/anki/judge.py', 'import', first, first])) as Judgement;
  const logs = judged.logs.map(({ new: added, updated, conflicting, duplicate }) => ({
    new: added,
    updated,
    conflicting,
    duplicate,
  }));
  check('every note is new in an empty collection', logs[0], { new: count, updated: 0, conflicting: 0, duplicate: 0 });
  check('a second import changes nothing', logs[1], nothing);
  check(
    'the integrity check finds nothing',
    [judged.isClean, judged.integrity],
    [true, 'Database rebuilt and optimized.'],
  );
  check('no picture is missing', [judged.missingMedia, judged.media], [[], ['beside.png', 'dot.png']]);
  check('without progress every card comes as new', [judged.without.new, judged.typesWithout], [count, [0]]);
  check(
    'there are two note types of ours',
    judged.noteTypes.filter((name) => name.startsWith('Recollect')),
    ['Recollect', 'Recollect cloze'],
  );

  const byGuid = new Map(judged.cards.map((card) => [card.guid, card]));
  let farthest = 0;
  for (const card of input.cards) {
    const found = byGuid.get(cardIdToGuid(card.id));
    if (found === undefined) check(`${card.id} is there`, null, card.id);
    else farthest = Math.max(farthest, judgeCard(gates, card, found));
  }
  console.log(`Memory computed again by Anki from our answers: at most ${(farthest * 100).toFixed(4)} % from ours.`);

  const again = JSON.parse(runPython(['tests/anki/judge.py', 'import', first, second])) as Judgement;
  check('an edited card is updated, the others stay', again.logs[1]?.updated, 1);
  check('an edited card makes no second one', [again.logs[1]?.new, again.cards.length], [0, count]);
  check('the new wording is there', again.cards.filter((card) => card.question.endsWith('Edited?')).length, 1);
}

/** Compares one card; returns how far Anki's own memory is from ours, as a share. */
function judgeCard({ check, learner }: Gates, card: Card, found: JudgedCard): number {
  const { input, learnt, options } = learner;
  const state = input.states.get(card.id);
  if (state === undefined) throw new Error(`No state for ${card.id}`);
  const ours = describeState(state, found, options.now.day);
  check(`${card.id} has its place in the schedule`, pick(found, ours), ours);
  check(
    `${card.id} has all its answers`,
    found.reviews,
    input.events.filter((event) => (event.kind === 'review' || event.kind === 'reset') && event.cardId === card.id)
      .length,
  );
  check(
    `${card.id} is in its deck`,
    found.deck,
    card.source.path === 'aws/deep/s3.md' ? 'Recollect::aws::deep::s3' : 'Recollect::aws::17-ecs',
  );
  check(`${card.id} has its tag`, found.tags, [card.source.path.replace('.md', '').replaceAll('/', '::')]);
  check(`${card.id} is under our weights`, found.weights.map(round4), learnt.config.engine.weights.map(round4));
  const shown = toShownText(found.answer);
  const wanted = card.answer.split('\n').filter((line) => !shown.includes(line));
  check(`${card.id} shows its answer`, wanted, []);
  for (const name of input.pictures?.get(card.id) ?? []) {
    check(`${card.id} shows ${name} below its answer`, found.answer.includes(`<img src="${name}">`), true);
  }
  if (card.form === 'cloze')
    check(`${card.id} hides its answer`, toShownText(found.question).includes(card.answer), false);
  const { memory } = state;
  if (memory === null || found.stability === null || found.stabilityAgain === null) {
    check(`${card.id} has no memory yet`, [memory, found.stability], [null, null]);
    return 0;
  }
  check(`${card.id} has our stability`, Math.abs(found.stability - memory.stability) <= 0.001, true);
  check(`${card.id} has our difficulty`, Math.abs((found.difficulty ?? 0) - memory.difficulty) <= 0.001, true);
  const distance = Math.abs(found.stabilityAgain - memory.stability) / memory.stability;
  check(`${card.id}: Anki computes the same stability from the answers (${distance})`, distance <= 1e-3, true);
  return distance;
}

function describeState(state: CardState, found: JudgedCard, today: number): Partial<JudgedCard> {
  const counts = { reps: state.reviewCount, lapses: state.lapseCount, flag: state.flag };
  if (state.phase === 'new') return { type: 0, queue: 0, intervalDays: 0, ...counts };
  if (state.phase === 'review') {
    const intervalDays = state.interval?.unit === 'days' ? state.interval.days : 0;
    return { type: 2, queue: state.isSuspended ? -1 : 2, due: (state.dueDay ?? 0) - today, intervalDays, ...counts };
  }
  const type = state.phase === 'learning' ? 1 : 3;
  return { type, queue: found.queue === 1 ? 1 : 3, due: Math.ceil((state.dueAtMillis ?? 0) / 1000), ...counts };
}

function pick(found: JudgedCard, wanted: Partial<JudgedCard>): object {
  return Object.fromEntries(
    Object.keys(wanted).map((key) => [key, Object.entries(found).find(([name]) => name === key)?.[1]]),
  );
}

function toShownText(html: string): string {
  const body = html.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, '');
  return decodeEntities(body);
}

function round4(value: number): number {
  return Number(value.toFixed(4));
}
