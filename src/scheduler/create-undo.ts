import type { CardState } from '../model/card-state.ts';
import type { LogEvent, UndoEvent } from '../model/event.ts';
import type { CardId, DeviceId, EventId } from '../model/ids.ts';
import type { Moment } from '../model/time.ts';
import type { SchedulerConfig } from './config.ts';
import { replayCard } from './replay-card.ts';

export interface UndoRequest {
  readonly id: EventId;
  readonly deviceId: DeviceId;
  readonly cardId: CardId;
  /** The event to take back. It may itself be an undo: then what that undo took back counts again. */
  readonly undoneEventId: EventId;
  /** All events that name the card, undone ones and undos included. */
  readonly events: readonly LogEvent[];
  readonly now: Moment;
  readonly config: SchedulerConfig;
}

/** The event to write for taking one event back, with the state the card then has again. */
export function createUndo(request: UndoRequest): { readonly event: UndoEvent; readonly nextState: CardState } {
  const { undoneEventId, events, now } = request;
  const undone = events.find((event) => event.id === undoneEventId);
  const event: UndoEvent = {
    kind: 'undo',
    id: request.id,
    deviceId: request.deviceId,
    cardId: request.cardId,
    // An undo of an undo counts only if it comes after it, also when the clock was moved back in between.
    atMillis: Math.max(now.atMillis, (undone?.atMillis ?? Number.NEGATIVE_INFINITY) + 1),
    offsetMinutes: now.offsetMinutes,
    day: now.day,
    undoneEventId,
  };
  return { event, nextState: replayCard(request.cardId, [...events, event], request.config) };
}
