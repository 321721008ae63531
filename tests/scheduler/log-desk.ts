import fc from 'fast-check';
import type { CardState, Flag } from '../../src/model/card-state.ts';
import { createCardState } from '../../src/model/card-state.ts';
import type { LogEvent, ReviewEvent } from '../../src/model/event.ts';
import type { Grade } from '../../src/model/grade.ts';
import type { CardId, DeviceId, EventId } from '../../src/model/ids.ts';
import type { SchedulerConfig } from '../../src/scheduler/config.ts';
import {
  type ChangeRequest,
  createBury,
  createEdit,
  createFlag,
  createReset,
  createSetDue,
  createSuspend,
} from '../../src/scheduler/create-change.ts';
import { createReviewEvent } from '../../src/scheduler/create-review.ts';
import { createUndo } from '../../src/scheduler/create-undo.ts';

import { at } from './make-values.ts';

/** What the learner may do with one of a few cards. */
export interface Deed {
  readonly card: number;
  readonly afterHours: number;
  readonly what: Grade | 'undo' | 'undo-any' | 'suspend' | 'resume' | 'edit' | 'practice' | Mark;
  /** Which earlier event, how many days, which flag: whatever the deed has to choose. */
  readonly pick?: number;
}

type Mark = 'reset' | 'set-due' | 'bury' | 'unbury' | 'flag';

/** Every kind of deed, answers most often. */
export const anyDeed: fc.Arbitrary<Deed> = fc.record({
  card: fc.nat(3),
  afterHours: fc.oneof(fc.nat(3), fc.nat(400)),
  what: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom<Deed['what']>(1, 2, 3, 4) },
    { weight: 2, arbitrary: fc.constantFrom<Deed['what']>('undo', 'suspend', 'resume', 'edit', 'practice') },
    { weight: 3, arbitrary: fc.constantFrom<Deed['what']>('reset', 'set-due', 'bury', 'unbury', 'flag', 'undo-any') },
  ),
  pick: fc.nat(40),
});
export const anyDeeds = fc.array(anyDeed, { maxLength: 30 });

/** A device with several cards: its log, and the states kept beside it as the store keeps them. */
export class LogDesk {
  readonly events: LogEvent[] = [];
  readonly states = new Map<CardId, CardState>();
  readonly config: SchedulerConfig;
  readonly device: number;
  #count = 0;
  #hours = 0;

  constructor(config: SchedulerConfig, device = 1) {
    this.config = config;
    this.device = device;
  }

  /** A copy that goes on by itself, as a second device after a merge. */
  fork(device: number): LogDesk {
    const copy = new LogDesk(this.config, device);
    copy.events.push(...this.events);
    for (const [cardId, state] of this.states) copy.states.set(cardId, state);
    copy.#hours = this.#hours;
    return copy;
  }

  act({ card, afterHours, what, pick = 0 }: Deed): void {
    this.#hours += afterHours;
    const cardId = `card-${card}` as CardId;
    const state = this.states.get(cardId) ?? createCardState(cardId);
    const base = { id: this.#nextId(), deviceId: `device-${this.device}` as DeviceId, now: at(0, this.#hours) };
    const { config } = this;
    if (what === 'undo' || what === 'undo-any') {
      const own = this.events.filter((event) => event.kind !== 'setting' && event.cardId === cardId);
      const isReview = (event: LogEvent): event is ReviewEvent => event.kind === 'review';
      const undone = what === 'undo' ? own.findLast(isReview) : own[pick % Math.max(1, own.length)];
      if (undone === undefined) return;
      this.#write(cardId, createUndo({ ...base, cardId, undoneEventId: undone.id, events: own, config }));
    } else if (what === 'edit') this.#write(cardId, createEdit({ ...base, state }, { question: 'q', answer: 'a' }));
    else if (what === 'suspend' || what === 'resume') {
      this.#write(cardId, createSuspend({ ...base, state }, what === 'suspend'));
    } else if (isMark(what)) this.#write(cardId, makeMark({ ...base, state }, what, pick));
    else {
      const isPractice = what === 'practice';
      const grade = isPractice ? 3 : what;
      this.#write(cardId, createReviewEvent({ ...base, state, grade, durationMillis: 4321, config, isPractice }));
    }
  }

  #write(cardId: CardId, { event, nextState }: { event: LogEvent; nextState: CardState }): void {
    this.events.push(event);
    this.states.set(cardId, nextState);
  }

  #nextId(): EventId {
    const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
    return `${hex(++this.#count, 8)}-0000-7000-8000-${hex(this.device, 12)}` as EventId;
  }
}

function isMark(what: Deed['what']): what is Mark {
  return what === 'reset' || what === 'set-due' || what === 'bury' || what === 'unbury' || what === 'flag';
}

function makeMark(request: ChangeRequest, mark: Mark, pick: number): { event: LogEvent; nextState: CardState } {
  const { day } = request.now;
  switch (mark) {
    case 'reset':
      return createReset(request);
    case 'set-due':
      return createSetDue(request, day + pick - 5);
    case 'bury':
      return createBury(request, day + 1 + pick);
    case 'unbury':
      return createBury(request, null);
    case 'flag':
      return createFlag(request, (pick % 8) as Flag);
  }
}
