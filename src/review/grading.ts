import type { CardState } from '../model/card-state.ts';
import type { CardView } from '../model/card-view.ts';
import type { CardEvent, LogEvent } from '../model/event.ts';
import type { Grade } from '../model/grade.ts';
import type { CardId, DeviceId, EventId, FactId, NoteId } from '../model/ids.ts';
import type { SettingValues } from '../model/settings.ts';
import type { Moment, StudyDay } from '../model/time.ts';
import type { EventWrite } from '../model/write.ts';
import { byGrade } from '../scheduler/by-grade.ts';
import { createConfigs, type SchedulerConfig } from '../scheduler/config.ts';
import {
  type ChangeRequest,
  createBury,
  createEdit,
  createFlag,
  createReset,
  createSetDue,
  createSuspend,
} from '../scheduler/create-change.ts';
import { createReviewEvent } from '../scheduler/create-review.ts';
import { createUndo } from '../scheduler/create-undo.ts';
import type { DayLoad } from '../scheduler/day-load.ts';
import { previewGrades } from '../scheduler/grade-card.ts';
import { becameLeech } from '../scheduler/leech.ts';
import type { CardChange } from './card-change.ts';
import type { Preview } from './session.ts';

/** What the scheduler has to know and the review has to fetch for it. */
export interface GradingSource {
  readonly deviceId: DeviceId;
  readonly isPractice: boolean;
  readonly values: SettingValues;
  newEventId(): EventId;
  readCard(cardId: CardId): Promise<CardView | null>;
  readCardEvents(cardId: CardId): Promise<readonly LogEvent[]>;
  /** Path of the note, null when it is not there. */
  readNotePath(noteId: NoteId): Promise<string | null>;
  /** Cards due on each of the coming days. */
  readDueCounts(from: StudyDay): Promise<ReadonlyMap<StudyDay, number>>;
  /** The states of all cards of a fact. */
  readSiblings(factId: FactId): Promise<readonly CardState[]>;
}

/** One card as it was shown: what stands on its buttons is what an answer writes. */
export interface CardGrading {
  preview(now: Moment): Preview;
  answer(grade: Grade, now: Moment, durationMillis: number): { readonly write: EventWrite; readonly isLeech: boolean };
}

/** The part of the scheduler that a review needs once an answer is uncovered. It is loaded after the first card is shown. */
export interface Grading {
  prepare(view: CardView, now: Moment): Promise<CardGrading>;
  createChanges(change: CardChange, view: CardView, now: Moment): Promise<EventWrite[]>;
  /** Takes back all events of one act. */
  createUndos(events: readonly CardEvent[], now: Moment): Promise<EventWrite[]>;
  /** Tells of an answer that is on disk, so that the next cards see where it went. */
  noteAnswer(dueDay: StudyDay | null): void;
}

export function createGrading(source: GradingSource): Grading {
  const configOf = createConfigs(source.values);
  const paths = new Map<NoteId, string | null>();
  let dueCounts: Map<StudyDay, number> | null = null;

  const readConfig = async (noteId: NoteId): Promise<SchedulerConfig> => {
    const path = paths.get(noteId) ?? (await source.readNotePath(noteId));
    paths.set(noteId, path);
    return configOf(path === null ? null : { id: noteId, path });
  };

  const readLoad = async (view: CardView, today: StudyDay): Promise<DayLoad> => {
    dueCounts ??= new Map(await source.readDueCounts(today));
    const siblings = await source.readSiblings(view.card.factId);
    return {
      // The counts go on changing, and the buttons must not.
      dueCounts: new Map(dueCounts),
      siblingDueDays: siblings.flatMap(({ cardId, dueDay }) =>
        cardId === view.card.id || dueDay === null ? [] : [dueDay],
      ),
    };
  };

  const toRequest = (state: CardState, now: Moment): ChangeRequest => ({
    id: source.newEventId(),
    deviceId: source.deviceId,
    state,
    now,
  });

  return {
    async prepare({ card, state, ...view }, now) {
      const config = await readConfig(card.noteId);
      const load = await readLoad({ card, state, ...view }, now.day);
      return {
        preview(at) {
          if (source.isPractice) return byGrade(() => null);
          const outcomes = previewGrades(state, at, config, load);
          return byGrade((grade) => outcomes[grade].interval);
        },
        answer(grade, at, durationMillis) {
          const { isPractice } = source;
          const request = { ...toRequest(state, at), grade, durationMillis, config, load, isPractice };
          const { event, nextState } = createReviewEvent(request);
          return {
            write: { event, nextState, seenEventId: state.lastEventId },
            isLeech: becameLeech(state, nextState, config.leechThreshold),
          };
        },
      };
    },

    async createChanges(change, view, now) {
      const changed = [view.state];
      if (change.kind === 'bury' && change.withSiblings) {
        const siblings = await source.readSiblings(view.card.factId);
        changed.push(...siblings.filter((state) => state.cardId !== view.card.id && !isHidden(state, now.day)));
      }
      return changed.map((state) => ({
        ...makeChange(change, toRequest(state, now)),
        seenEventId: state.lastEventId,
      }));
    },

    async createUndos(events, now) {
      const writes = await Promise.all(
        events.map(async ({ id, cardId }): Promise<EventWrite | null> => {
          const view = await source.readCard(cardId);
          if (view === null) return null;
          const { event, nextState } = createUndo({
            id: source.newEventId(),
            deviceId: source.deviceId,
            cardId,
            undoneEventId: id,
            events: await source.readCardEvents(cardId),
            now,
            config: await readConfig(view.card.noteId),
          });
          return { event, nextState, seenEventId: view.state.lastEventId };
        }),
      );
      return writes.filter((write) => write !== null);
    },

    noteAnswer(dueDay) {
      if (dueDay !== null) dueCounts?.set(dueDay, (dueCounts.get(dueDay) ?? 0) + 1);
    },
  };
}

function makeChange(change: CardChange, request: ChangeRequest): Pick<EventWrite, 'event' | 'nextState'> {
  switch (change.kind) {
    case 'suspend':
      return createSuspend(request, true);
    case 'bury':
      return createBury(request, request.now.day + 1);
    case 'flag':
      return createFlag(request, change.flag);
    case 'reset':
      return createReset(request);
    case 'set-due':
      return createSetDue(request, change.dueDay);
    case 'edit':
      return createEdit(request, change.wording);
  }
}

function isHidden(state: CardState, today: StudyDay): boolean {
  return state.isSuspended || (state.buriedUntilDay !== null && state.buriedUntilDay > today);
}
