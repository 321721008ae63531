import { join } from 'node:path';
import { cardIdToGuid } from '../src/export/anki/anki-ids.ts';
import type { LogEvent } from '../src/model/event.ts';
import { replayCard } from '../src/scheduler/replay-card.ts';
import type { Gates } from './test-anki-gates.ts';
import { writePackage } from './test-anki-out.ts';

/** Our cards in real Anki, answered and reworded there, exported by Anki and read again by us. */
export function judgeThereAndBack(gates: Gates): void {
  const { check, runPython, readPackage, folder } = gates;
  const { input, learnt } = gates.learner;
  const path = writePackage(gates, 'there.apkg', input);
  const result = JSON.parse(runPython(['tests/anki/judge.py', 'there-and-back', path, folder])) as {
    readonly answered: readonly {
      readonly guid: string;
      readonly id: number;
      readonly ease: number;
      readonly intervalDays: number;
    }[];
    readonly reworded: string;
  };
  const reviewCount = input.events.filter((event) => event.kind === 'review').length;
  const seen: LogEvent[][] = [];
  for (const name of ['back-legacy.apkg', 'back-latest.apkg']) {
    const contents = readPackage(join(folder, name), true);
    if (contents === null) continue;
    const reviews = contents.progress.events.filter((event) => event.kind === 'review');
    check(
      `${name}: the answers given in Anki are new, all others are known`,
      [reviews.length, contents.counts.reviewsKnown],
      [result.answered.length, reviewCount],
    );
    check(
      `${name}: the answers are those given in Anki`,
      reviews.map((event) => [cardIdToGuid(event.cardId), event.atMillis, event.grade]).sort(),
      result.answered.map((row) => [row.guid, row.id, row.ease]).sort(),
    );
    const edits = contents.progress.events.filter((event) => event.kind === 'edit');
    check(
      `${name}: what was reworded in Anki is an edit here`,
      edits.map((event) => [cardIdToGuid(event.cardId), event.wording?.answer]),
      [[result.reworded, 'Reworded in Anki']],
    );
    check(`${name}: nothing else changes`, contents.progress.events.length, reviews.length + edits.length);
    check(
      `${name}: no card comes twice`,
      [contents.progress.cards.length, contents.counts.ownCards],
      [0, input.cards.length],
    );
    check(`${name}: everything could be taken`, contents.notTaken, []);
    for (const row of result.answered) {
      const cardId = reviews.find((event) => event.atMillis === row.id)?.cardId;
      if (cardId === undefined) continue;
      const own = [...input.events, ...contents.progress.events].filter(
        (event) => event.kind !== 'setting' && event.cardId === cardId,
      );
      const state = replayCard(cardId, own, learnt.config);
      check(`${name}: ${cardId} has Anki's interval here`, state.interval, { unit: 'days', days: row.intervalDays });
    }
    seen.push([...contents.progress.events]);
    const fresh = readPackage(join(folder, name), false);
    check(`${name}: a device without the cards gets them all`, fresh?.counts.cards, input.cards.length);
  }
  check('both containers hold the same events', seen[0], seen[1]);
}
