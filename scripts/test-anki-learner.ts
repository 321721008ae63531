import { readFileSync } from 'node:fs';
import type { AnkiExportInput, AnkiExportOptions } from '../src/export/anki/export-input.ts';
import type { CardState } from '../src/model/card-state.ts';
import type { CardEvent, LogEvent } from '../src/model/event.ts';
import type { EventId } from '../src/model/ids.ts';
import { createBury, createFlag, createReset, createSetDue, createSuspend } from '../src/scheduler/create-change.ts';
import { momentAt } from '../src/scheduler/study-day.ts';
import {
  type CardText,
  DEVICE,
  type Learnt,
  learn,
  OFFSET_MINUTES,
  ROLLOVER_HOUR,
} from '../tests/export/anki/helpers/learner.ts';

/** Cards with what is hard to carry over, and a learner who answered them for 150 days. */
export interface JudgedLearner {
  readonly learnt: Learnt;
  readonly input: AnkiExportInput;
  readonly options: AnkiExportOptions;
  readonly picture: Uint8Array;
}

const SEED = 20_261;
const DAYS = 150;
const MILLIS_PER_DAY = 86_400_000;

const TEXTS: readonly CardText[] = [
  { question: 'The CloudFormation type of a bucket is ____.', answer: 'AWS::S3::Bucket' },
  { question: 'A policy that allows nothing is ____ in JSON.', answer: '{"Statement":[{"Effect":"Deny"}]}' },
  { question: 'Is <b>1 < 2 && 3 > 2</b> HTML?', answer: 'No, "text" & nothing else' },
  { question: 'What are the parts of ECS?', answer: 'Cluster\nServices\nTasks' },
  { question: 'Where does $e^{i\\pi} = -1$ come from?', answer: 'Euler' },
  { question: 'What does {{c1::this}} do in a basic card?', answer: 'Nothing: {{Front}}' },
  { question: 'Which dot is this? ![red dot](dot.png)', answer: 'Red' },
  { question: 'What is [latex]\\input{x}[/latex] here?', answer: 'Only text, as is [sound:x.mp3]' },
  { question: 'ARN: ____ and again ____.', answer: 'arn:aws:iam::123456789012:role/x}}' },
  { question: '日本語の「____」はどう読む？', answer: '答え' },
];
const texts = Array.from({ length: 60 }, (_, i) => {
  const text = TEXTS[i % TEXTS.length] ?? { question: '', answer: '' };
  const round = Math.floor(i / TEXTS.length);
  return round === 0
    ? text
    : { ...text, question: `${round}. ${text.question}`, path: round % 2 === 0 ? 'aws/deep/s3.md' : 'aws/17-ecs.md' };
});

/** The same learner at each run, but for the date: the last answers were given yesterday, at the latest. */
export function createJudgedLearner(nowMillis: number): JudgedLearner {
  const now = momentAt(nowMillis, OFFSET_MINUTES, ROLLOVER_HOUR);
  const noonYesterday = (now.day - 1) * MILLIS_PER_DAY + MILLIS_PER_DAY / 2 - OFFSET_MINUTES * 60_000;
  const learnt = learn(texts, SEED, DAYS, noonYesterday);
  const picture = new Uint8Array(readFileSync('tests/fixtures/anki/dot.png'));
  const states = new Map(learnt.states);
  const events: LogEvent[] = [...learnt.events];
  const inReview = [...states.values()].filter((state) => state.phase === 'review');
  const evening = momentAt(noonYesterday + 6 * 3_600_000, OFFSET_MINUTES, ROLLOVER_HOUR);
  const acts: readonly ((
    state: CardState,
    id: EventId,
  ) => { readonly event: CardEvent; readonly nextState: CardState })[] = [
    (state, id) => createSuspend({ id, deviceId: DEVICE, state, now: evening }, true),
    (state, id) => createFlag({ id, deviceId: DEVICE, state, now: evening }, 2),
    (state, id) => createSetDue({ id, deviceId: DEVICE, state, now: evening }, now.day + 11),
    (state, id) => createReset({ id, deviceId: DEVICE, state, now: evening }),
    (state, id) => createBury({ id, deviceId: DEVICE, state, now: evening }, now.day + 1),
  ];
  for (const [i, act] of acts.entries()) {
    const state = inReview[i * 3];
    if (state === undefined) throw new Error('The learner has too few cards in review');
    const { event, nextState } = act(state, `018f0000-0000-7000-8000-00000000fff${i}` as EventId);
    events.push(event);
    states.set(state.cardId, nextState);
  }
  const [, second] = learnt.cards;
  if (second === undefined) throw new Error('The learner has too few cards');
  const input = {
    ...learnt.input,
    states,
    events,
    media: new Map([
      ['dot.png', picture],
      ['beside.png', picture],
    ]),
    // A picture that stands in the note beside a card, and not in it.
    pictures: new Map([[second.id, ['beside.png']]]),
  };
  return { learnt, input, options: { now, rolloverHour: ROLLOVER_HOUR }, picture };
}
