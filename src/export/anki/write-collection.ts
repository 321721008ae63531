import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Card, GAP } from '../../model/card.ts';
import { createCardState } from '../../model/card-state.ts';
import type { LogEvent } from '../../model/event.ts';
import type { CardId } from '../../model/ids.ts';
import type { StudyDay } from '../../model/time.ts';
import { cardIdToGuid, hashFields, hashToNumber } from './anki-ids.ts';
import { encodeAroundGaps, encodeInGap } from './cloze-text.ts';
import { COLLECTION_TABLES } from './collection-tables.ts';
import { deckNameOf, describeDecks } from './describe-decks.ts';
import type { AnkiExportInput, AnkiExportOptions } from './export-input.ts';
import { escapeHtml } from './html-entities.ts';
import { htmlToText } from './html-to-text.ts';
import { BASIC_TYPE_ID, CLOZE_TYPE_ID, describeNoteTypes } from './note-types.ts';
import type { Wording } from './own-edits.ts';
import type { SqliteDatabase, SqlRow } from './sqlite-engine.ts';
import { itemsToHtml, textToHtml } from './text-to-html.ts';
import { writeCardRow } from './write-card-row.ts';
import { createReviewTimes, writeReviewRows } from './write-review-rows.ts';

export interface WordedCard {
  readonly card: Card;
  /** All events of the card, undone ones and undos included. */
  readonly events: readonly LogEvent[];
  readonly wording: Wording;
}

/** Numbers of notes and cards lie between 2020-01-01 and 2022-03-06, read as Anki's milliseconds. */
const FIRST_ID = 1_577_836_800_000;
const PRESET_FIRST_ID = 1_767_225_700_000;

/** Fills an empty database with the tables of an Anki collection (schema 11). */
export function writeCollection(
  database: SqliteDatabase,
  cards: readonly WordedCard[],
  input: AnkiExportInput & { readonly mediaNames: ReadonlySet<string> },
  options: AnkiExportOptions,
): void {
  for (const sql of COLLECTION_TABLES) database.run(sql);
  const start = findStart(cards, options);
  const numbers = assignNumbers(cards.map(({ card }) => card.id));
  const positions = createPositions(cards, input.positions);
  const root = options.rootDeck ?? 'Recollect';
  const { decks, deckIdByName } = describeDecks(cards.map(({ card }) => deckNameOf(card.source.path, root)));
  const reviewTimes = createReviewTimes();
  const noteRows: SqlRow[] = [];
  const cardRows: SqlRow[] = [];
  const reviewRows: SqlRow[] = [];
  database.run('begin');
  for (const [i, worded] of cards.entries()) {
    const { card, events, wording } = worded;
    const number = numbers.get(card.id) ?? FIRST_ID;
    const state = input.states.get(card.id) ?? createCardState(card.id);
    const newestMillis = events.reduce((newest, event) => Math.max(newest, event.atMillis), wording.sinceMillis);
    const pictures = input.pictures?.get(card.id) ?? [];
    noteRows.push(writeNoteRow(worded, number, input.mediaNames, pictures));
    cardRows.push(
      writeCardRow({
        number,
        deckId: deckIdByName.get(deckNameOf(card.source.path, root)) ?? 1,
        state,
        position: positions.get(card.id) ?? 0,
        modifiedAtSeconds: Math.floor(newestMillis / 1000),
        startDay: start.day,
        scheduling: input.scheduling,
      }),
    );
    const difficulty = state.memory?.difficulty ?? null;
    for (const row of writeReviewRows(number, events, (id) => input.difficulties?.get(id) ?? difficulty, reviewTimes)) {
      reviewRows.push(row);
    }
    if (i % 500 === 499) options.onProgress?.(i + 1, cards.length);
  }
  const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');
  database.runAll(`insert into notes values (${marks(11)})`, noteRows);
  database.runAll(`insert into cards values (${marks(18)})`, cardRows);
  database.runAll(`insert into revlog values (${marks(9)})`, reviewRows);
  database.run(
    `insert into col values (${marks(13)})`,
    describeCollection(input, options, start, decks, cardRows.length),
  );
  database.run('commit');
  options.onProgress?.(cards.length, cards.length);
}

interface CollectionStart {
  /** The study day that due days are counted from: that of the oldest event. */
  readonly day: StudyDay;
  readonly atSeconds: number;
  readonly offsetMinutes: number;
}

function findStart(cards: readonly WordedCard[], { now, rolloverHour }: AnkiExportOptions): CollectionStart {
  let oldest: { readonly atMillis: number; readonly day: StudyDay; readonly offsetMinutes: number } = now;
  for (const { events } of cards) for (const event of events) if (event.atMillis < oldest.atMillis) oldest = event;
  return {
    day: oldest.day,
    atSeconds: oldest.day * 86_400 + rolloverHour * 3_600 - oldest.offsetMinutes * 60,
    offsetMinutes: oldest.offsetMinutes,
  };
}

/** A number for each card that follows from its id. Where two meet, the later id takes the next free one. */
function assignNumbers(cardIds: readonly CardId[]): ReadonlyMap<CardId, number> {
  const taken = new Set<number>();
  return new Map(
    cardIds.map((cardId) => {
      let number = FIRST_ID + hashToNumber(['number', cardId]);
      while (taken.has(number)) number++;
      taken.add(number);
      return [cardId, number];
    }),
  );
}

/** Places of new cards, from 1 on without gaps: Anki keeps them in 32 bits. */
function createPositions(
  cards: readonly WordedCard[],
  wanted: ReadonlyMap<CardId, number> | undefined,
): ReadonlyMap<CardId, number> {
  const placeOf = ({ card }: WordedCard): number => wanted?.get(card.id) ?? Number.POSITIVE_INFINITY;
  const bySource = (a: Card, b: Card): number => {
    if (a.priority !== b.priority) return b.priority - a.priority;
    if (a.source.path !== b.source.path) return a.source.path < b.source.path ? -1 : 1;
    return a.source.from - b.source.from || (a.id < b.id ? -1 : 1);
  };
  const sorted = [...cards].sort((a, b) => {
    const [first, second] = [placeOf(a), placeOf(b)];
    return first === second ? bySource(a.card, b.card) : first - second;
  });
  return new Map(sorted.map(({ card }, i) => [card.id, i + 1]));
}

function writeNoteRow(
  { card, wording }: WordedCard,
  number: number,
  mediaNames: ReadonlySet<string>,
  pictures: readonly string[],
): SqlRow {
  const isCloze = card.form === 'cloze' && wording.question.includes(GAP);
  const place = escapeHtml([`${card.source.path}:${card.source.from}`, ...card.context].join(' › '));
  const drawn = pictures.filter((name) => mediaNames.has(name)).map((name) => `<br><img src="${escapeHtml(name)}">`);
  const source = [place, ...drawn].join('');
  const fields = isCloze
    ? [clozeToHtml(wording, mediaNames), '', source]
    : [textToHtml(wording.question, mediaNames), answerToHtml(wording.answer, mediaNames), source];
  const sortText = htmlToText(fields[0] ?? '');
  return [
    number,
    cardIdToGuid(card.id),
    isCloze ? CLOZE_TYPE_ID : BASIC_TYPE_ID,
    Math.floor(wording.sinceMillis / 1000),
    -1,
    ` ${tagsOf(card).join(' ')} `,
    fields.join('\u001f'),
    sortText,
    Number.parseInt(bytesToHex(sha1(utf8ToBytes(sortText))).slice(0, 8), 16),
    0,
    '',
  ];
}

function answerToHtml(answer: string, mediaNames: ReadonlySet<string>): string {
  return answer.includes('\n') ? itemsToHtml(answer, mediaNames) : textToHtml(answer, mediaNames);
}

function clozeToHtml({ question, answer }: Wording, mediaNames: ReadonlySet<string>): string {
  const gap = `{{c1::${encodeInGap(textToHtml(answer, mediaNames))}}}`;
  return question
    .split(GAP)
    .map((part) => encodeAroundGaps(textToHtml(part, mediaNames)))
    .join(gap);
}

/** The note's folders and name as one tag with levels, and the card's own tags. Tags have no spaces. */
function tagsOf(card: Card): string[] {
  const toTag = (text: string): string =>
    text
      .trim()
      .replace(/[\s\u3000"]+/g, '-')
      .replace(/:{2,}/g, ':')
      .slice(0, 200);
  const path = card.source.path
    .replace(/\.[a-z]+$/i, '')
    .split('/')
    .map(toTag);
  const own = card.context.filter((text) => /^#\S/.test(text)).map((text) => text.slice(1).trim().replace(/\s+/g, '-'));
  return [path.filter((part) => part !== '').join('::'), ...own].filter((tag) => tag !== '');
}

function describeCollection(
  { scheduling }: AnkiExportInput,
  { rolloverHour }: AnkiExportOptions,
  start: CollectionStart,
  decks: Record<string, object>,
  cardCount: number,
): SqlRow {
  const presetKey = [scheduling.weights.join(' '), String(scheduling.desiredRetention)];
  const presetId = PRESET_FIRST_ID + (hashToNumber(['preset', ...presetKey]) % 1e9);
  for (const deck of Object.values(decks)) Object.assign(deck, { conf: presetId });
  const preset = describePreset(presetId, `Recollect ${hashFields(presetKey).slice(0, 4)}`, scheduling);
  const conf = {
    schedVer: 2,
    sched2021: true,
    creationOffset: -start.offsetMinutes,
    rollover: rolloverHour,
    curDeck: 1,
    activeDecks: [1],
    curModel: BASIC_TYPE_ID,
    nextPos: cardCount + 1,
    addToCur: true,
    collapseTime: 1200,
    sortType: 'noteFld',
    sortBackwards: false,
    newSpread: 0,
    timeLim: 0,
    estTimes: true,
    dueCounts: true,
    dayLearnFirst: false,
  };
  const startMillis = start.atSeconds * 1000;
  return [
    1,
    start.atSeconds,
    startMillis,
    startMillis,
    11,
    0,
    -1,
    0,
    JSON.stringify(conf),
    JSON.stringify(describeNoteTypes()),
    JSON.stringify(decks),
    JSON.stringify({ [presetId]: preset }),
    '{}',
  ];
}

/** The set of options of our decks, as Anki keeps them in `col.dconf` (schema 11). */
function describePreset(id: number, name: string, scheduling: AnkiExportInput['scheduling']): object {
  return {
    id,
    name,
    mod: 0,
    usn: -1,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
    dyn: false,
    new: {
      bury: true,
      delays: scheduling.learningStepsMinutes,
      initialFactor: 2500,
      ints: [1, 4, 0],
      order: 1,
      perDay: scheduling.newCardsPerDay,
    },
    rev: {
      bury: true,
      ease4: 1.3,
      ivlFct: 1,
      maxIvl: scheduling.maximumIntervalDays,
      perDay: scheduling.reviewsPerDay,
      hardFactor: 1.2,
    },
    lapse: {
      delays: scheduling.relearningStepsMinutes,
      leechAction: 1,
      leechFails: scheduling.leechThreshold || 9_999,
      minInt: 1,
      mult: 0,
    },
    fsrsParams6: scheduling.weights,
    desiredRetention: scheduling.desiredRetention,
  };
}
