import type { Grade } from '../../model/grade.ts';
import type { CardId, NoteId } from '../../model/ids.ts';
import type { StudyDay } from '../../model/time.ts';
import { letMessagesIn, serveTasks } from '../../pwa/serve-tasks.ts';
import { engineFromWeights } from '../../scheduler/config.ts';
import { startOfStudyDayMillis } from '../../scheduler/study-day.ts';
import { type CardText, openReader, type StoreReader } from '../../store/open-reader.ts';
import { findPairs } from '../library/find-pairs.ts';
import { foldText } from '../library/fold-text.ts';
import { LibraryIndex } from '../library/library-index.ts';
import type { LibraryMoment, LibraryTasks } from '../library/library-tasks.ts';
import { collectConditions, type SearchedNote, type SearchWorld } from '../library/match-search.ts';
import { readNoteTags } from '../library/note-tags.ts';
import type { SearchQuery } from '../library/search-query.ts';
import { suggestWord } from '../library/suggest-word.ts';

const index = new LibraryIndex();
let reader: Promise<StoreReader> | null = null;
let notes: Promise<ReadonlyMap<NoteId, SearchedNote>> | null = null;
let notesWithTags: Promise<ReadonlyMap<NoteId, SearchedNote>> | null = null;

function getReader(name: string): Promise<StoreReader> {
  reader ??= openReader({ name });
  return reader;
}

async function readNotes(name: string, hasTags: boolean): Promise<ReadonlyMap<NoteId, SearchedNote>> {
  const source = await getReader(name);
  const [heads, texts] = await Promise.all([source.readNotes(), hasTags ? source.readNoteTexts() : null]);
  return new Map(
    heads.map(({ id, title, path }) => [
      id,
      {
        title: foldText(title),
        deck: foldText(path.replace(/\.[^./]+$/, '')),
        tags: readNoteTags(texts?.get(id) ?? ''),
      },
    ]),
  );
}

/** What a search needs besides the cards is read before it: tags only when they are asked for, answers only of the days that are. */
async function readWorld(name: string, queries: readonly SearchQuery[], moment: LibraryMoment): Promise<SearchWorld> {
  const hasTags = queries.some((query) => collectConditions(query, 'tag').length > 0);
  if (hasTags) notesWithTags ??= readNotes(name, true);
  else notes ??= readNotes(name, false);
  const known = await (hasTags ? notesWithTags : notes);
  const rated = queries.flatMap((query) => collectConditions(query, 'rated'));
  const days = Math.max(0, ...rated.map((condition) => condition.days));
  const reviews = days === 0 ? [] : await (await getReader(name)).readReviewsFrom(moment.today - days + 1);
  return {
    today: moment.today,
    nowMillis: moment.nowMillis,
    engine: engineFromWeights(moment.weights),
    notes: known ?? new Map(),
    dayStartMillis: (day) => startOfDay(day, moment.rolloverHour),
    findRated: (within: number, grade: Grade | null): ReadonlySet<CardId> =>
      new Set(
        reviews
          .filter((event) => event.affectsSchedule && event.day > moment.today - within && event.day <= moment.today)
          .filter((event) => grade === null || event.grade === grade)
          .map((event) => event.cardId),
      ),
  };
}

function startOfDay(day: StudyDay, rolloverHour: number): number {
  const roughly = startOfStudyDayMillis(day, 0, rolloverHour);
  return startOfStudyDayMillis(day, -new Date(roughly).getTimezoneOffset(), rolloverHour);
}

serveTasks<LibraryTasks>({
  async fill({ name }, { report }) {
    notes = null;
    notesWithTags = null;
    const source = await getReader(name);
    const total = await source.countCards();
    index.beginFilling();
    let indexed = 0;
    for await (const page of source.readIndexPages()) {
      index.addIndexed(page);
      indexed += page.length;
      report({ indexed, read: 0, total });
      await letMessagesIn();
    }
    index.endFilling();
    let read = 0;
    for await (const page of source.readCardPages()) {
      index.addTexts(page);
      read += page.length;
      report({ indexed, read, total });
      await letMessagesIn();
    }
    return { cardCount: index.size };
  },

  async find({ name, query, sorting, moment }) {
    const world = await readWorld(name, [query], moment);
    const found = index.find(query, sorting, world);
    return { ids: found.map(({ id }) => id).join('\n'), count: found.length };
  },

  async count({ name, queries, moment }) {
    const world = await readWorld(name, queries, moment);
    return queries.map((query) => index.count(query, world));
  },

  suggest: ({ word }) => suggestWord(word, index.cards()),

  async pairs({ name }, { report, signal }) {
    const source = await getReader(name);
    const asked: CardText[] = [];
    for await (const page of source.readCardPages()) {
      asked.push(...page.filter(({ card }) => card.place === 'deck' || card.place === 'tray'));
      if (signal.aborted) return [];
    }
    const steps = findPairs(
      asked.map(({ card, question, answer }) => ({ id: card.id, factId: card.factId, question, answer })),
    );
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      report(step.value);
      await letMessagesIn();
      if (signal.aborted) return [];
    }
  },
});
