import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnkiCardId } from '../src/export/anki/anki-ids.ts';
import type { AnkiContents } from '../src/export/anki/read-package.ts';
import { createConfig } from '../src/scheduler/config.ts';
import { replayCard } from '../src/scheduler/replay-card.ts';
import type { Gates } from './test-anki-gates.ts';

interface RealCard {
  readonly guid: string;
  readonly ord: number;
  readonly deck: string;
  readonly type: number;
  readonly isSuspended: boolean;
  readonly flag: number;
  readonly intervalDays: number;
  readonly dueDay: number | null;
  readonly dueSeconds: number | null;
  readonly tags: readonly string[];
  readonly question: string;
  readonly answer: string;
  readonly reviews: readonly { readonly id: number; readonly ease: number; readonly type: number }[];
}

/** Packages that Anki made itself, read by us. */
export function judgeRealPackages(gates: Gates): void {
  const { check, runPython, readPackage, folder } = gates;
  const { picture } = gates.learner;
  const realFolder = join(folder, 'real');
  mkdirSync(realFolder);
  runPython(['tests/anki/make_real_packages.py', realFolder, 'tests/fixtures/anki/dot.png']);
  const truth = JSON.parse(readFileSync(join(realFolder, 'real.json'), 'utf8')) as {
    readonly cards: readonly RealCard[];
  };
  for (const name of ['real-legacy.apkg', 'real-latest.apkg']) {
    const contents = readPackage(join(realFolder, name), false);
    if (contents === null) continue;
    const { progress } = contents;
    check(`${name}: all cards are there`, progress.cards.length, truth.cards.length);
    check(
      `${name}: the picture is there`,
      [...contents.media].map(([file, { bytes }]) => [file, bytes.length]),
      [['dot.png', picture.length]],
    );
    for (const real of truth.cards) judgeRealCard(gates, name, real, contents);
  }
}

function judgeRealCard({ check }: Gates, name: string, real: RealCard, { progress }: AnkiContents): void {
  const id = createAnkiCardId(real.guid, real.ord);
  const card = progress.cards.find((found) => found.id === id);
  const label = `${name}: ${real.question}`;
  if (card === undefined) {
    check(`${label} is there`, null, id);
    return;
  }
  check(`${label} has its texts`, [card.question, card.answer], [real.question, real.answer]);
  check(`${label} is in its deck`, card.source.path, `Anki/${real.deck.replaceAll('::', '/')}.md`);
  check(
    `${label} has its tags`,
    card.context.filter((text) => text.startsWith('#')).map((text) => text.slice(1)),
    real.tags,
  );
  const events = progress.events.filter((event) => event.kind !== 'setting' && event.cardId === id);
  const answers = real.reviews.filter((row) => row.ease > 0);
  check(
    `${label} has its answers`,
    events.filter((event) => event.kind === 'review').map((event) => [event.atMillis, event.grade]),
    answers.map((row) => [row.id, row.ease]),
  );
  const state = replayCard(id, events, createConfig({}));
  const phase = ['new', 'learning', 'review', 'relearning'][real.type];
  check(
    `${label} has its phase, due day, pause and flag`,
    [state.phase, state.dueDay, state.isSuspended, state.flag],
    [phase, real.dueDay, real.isSuspended, real.flag],
  );
  if (real.dueSeconds !== null) {
    // Anki adds up to a quarter of the step, at most five minutes, after it has written the answer.
    const laterSeconds = real.dueSeconds - (state.dueAtMillis ?? 0) / 1000;
    check(`${label} is due within its step`, laterSeconds > -2 && laterSeconds < 302, true);
  }
}
