import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppPage } from '../../e2e/app-page.ts';
import { type BrowserProcess, startBrowserProcess } from '../browser-process.ts';
import { DIST } from '../build-app.ts';
import { t } from '../catalogue.ts';
import { startStaticServer } from '../static-server.ts';
import { checkInvariants } from './check-invariants.ts';
import { CARDS_A_FILE, soakNoteId, writeSoakFile, writeStock } from './soak-file.ts';
import { dumpStore, type StoreDump } from './store-dump.ts';

export interface SoakOptions {
  readonly rounds: number;
  readonly seed: number;
  /** Told after each round what was done and what was found. */
  report(line: string): void;
}

const ACTS = ['grade', 'grade', 'grade', 'undo', 'import', 'import', 'export', 'undo-import'] as const;
type Act = (typeof ACTS)[number];

/** What the app has said is so, and what may or may not have happened when it was killed. */
interface Known {
  /** Ids of the cards of acknowledged answers, in order; an undone one is taken out again. */
  readonly grades: string[];
  /** An answer that was on its way. */
  pendingGrade: string | null;
  isUndoPending: boolean;
  /** Numbers of files that are in. */
  readonly files: Set<number>;
  pendingFile: number | null;
  /** The last file that came in, which undoing takes out again. */
  lastFile: number | null;
  isFileUndoPending: boolean;
}

/** The longest that an act may take before the browser is killed. */
const LONGEST_MILLIS = 2_500;
/** An act notices within this time that its browser is gone. */
const GONE_MILLIS = 2_000;

/**
 * Kills the browser at random moments while it grades, undoes, imports and exports, starts it again on the same profile and checks
 * that everything that was acknowledged is there exactly once, everything else once or not at all, and nothing is torn. Throws on
 * the first finding, with the round and the seed.
 */
export async function runSoak({ rounds, seed, report }: SoakOptions): Promise<void> {
  const random = createRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'recollect-soak-'));
  const site = await startStaticServer({ root: DIST });
  const running: { browser: BrowserProcess | null } = { browser: null };
  const start = async (): Promise<AppPage> => {
    const browser = await startBrowserProcess(join(folder, 'profile'));
    running.browser = browser;
    // A picker is the system's own window, which nobody could answer here.
    await browser.context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    const app = new AppPage(await browser.context.newPage());
    app.page.setDefaultTimeout(60_000);
    await app.open(site.url);
    return app;
  };
  try {
    let app = await start();
    await app.startBuiltInDeck();
    const stock = join(folder, 'stock.ndjson');
    await writeStock(stock, Date.now());
    await app.openPlace('data');
    await app.mergeCopy(stock);
    await app.openPlace('today');
    const known: Known = {
      grades: [],
      pendingGrade: null,
      isUndoPending: false,
      files: new Set(),
      pendingFile: null,
      lastFile: null,
      isFileUndoPending: false,
    };
    for (let round = 1; round <= rounds; round++) {
      const act = ACTS[Math.floor(random() * ACTS.length)] ?? 'grade';
      const path = join(folder, `copy-${round}.ndjson`);
      if (act === 'import') await writeSoakFile(path, round, Date.now());
      const killAfterMillis = Math.floor(random() * LONGEST_MILLIS);
      const killing = new AbortController();
      const acting = perform(act, app, known, { round, path, killed: killing.signal });
      await sleep(killAfterMillis);
      killing.abort();
      await running.browser?.kill();
      // What waits for a page that is gone may go on trying; nothing it does counts any more.
      await Promise.race([acting, sleep(GONE_MILLIS)]);

      app = await start();
      await app.startButton.waitFor().catch(async (error: unknown) => {
        const shown = await app.page.locator('body').ariaSnapshot();
        throw new Error(
          `Seed ${seed}, round ${round} (${act}, killed after ${killAfterMillis} ms): ${String(error)}\nThe app shows:\n${shown}`,
        );
      });
      const dump = await dumpStore(app.page);
      const findings = [...checkInvariants(dump), ...compareWithKnown(dump, known)];
      if (findings.length > 0) {
        throw new Error(
          `Seed ${seed}, round ${round} (${act}, killed after ${killAfterMillis} ms):\n${findings.join('\n')}`,
        );
      }
      report(
        `${round} ${act}, killed after ${killAfterMillis} ms: ${known.grades.length} answers, ${known.files.size} files`,
      );
    }
  } finally {
    await running.browser?.kill();
    await site.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Does it until the browser dies, and notes what was acknowledged and what was on its way. */
async function perform(
  act: Act,
  app: AppPage,
  known: Known,
  { round, path, killed }: { readonly round: number; readonly path: string; readonly killed: AbortSignal },
): Promise<void> {
  try {
    if (act === 'grade' || act === 'undo') {
      await app.startReview();
      for (;;) {
        const cardId = await app.readCardId();
        await app.showAnswer();
        known.pendingGrade = cardId;
        await app.grade('good');
        known.grades.push(cardId);
        known.pendingGrade = null;
        if (act === 'grade') continue;
        known.isUndoPending = true;
        await app.undo();
        // What an earlier undo said may still be shown: the card is back when all is done.
        while ((await app.readCardId()) !== cardId) await sleep(20);
        known.grades.pop();
        known.isUndoPending = false;
      }
    }
    await app.openPlace('data');
    if (act === 'import') {
      await app.chooseCopy(path);
      known.pendingFile = round;
      await app.confirmMerge();
      known.pendingFile = null;
      known.files.add(round);
      known.lastFile = round;
    }
    if (act === 'export') for (;;) await app.page.getByRole('button', { name: t('data.saveCopy') }).click();
    if (act === 'undo-import' && known.lastFile !== null) {
      await app.page.getByRole('button', { name: t('files.lastImport') }).click();
      known.isFileUndoPending = true;
      await app.page.getByRole('button', { name: t('files.undoDo') }).click();
      await app.page.getByText(t('import.undone')).first().waitFor();
      known.isFileUndoPending = false;
      known.files.delete(known.lastFile);
      known.lastFile = null;
    }
  } catch (error) {
    // Without its browser everything fails, each step in words of its own.
    if (!killed.aborted) throw error;
  }
}

/** Compares with what was acknowledged, and settles what was on its way. */
function compareWithKnown(dump: StoreDump, known: Known): string[] {
  return [...compareGrades(dump, known), ...compareFiles(dump, known)];
}

function compareGrades(dump: StoreDump, known: Known): string[] {
  const own = dump.events.filter((event) => event.deviceId === dump.head?.deviceId);
  const undone = new Set(own.flatMap((event) => (event.kind === 'undo' ? [event.undoneEventId] : [])));
  const logged = own
    .filter((event) => event.kind === 'review' && !undone.has(event.id))
    .sort((a, b) => a.atMillis - b.atMillis)
    .map((event) => ('cardId' in event ? String(event.cardId) : ''));
  const possible = [known.grades];
  if (known.pendingGrade !== null) possible.push([...known.grades, known.pendingGrade]);
  if (known.isUndoPending) possible.push(known.grades.slice(0, -1));
  const isKnown = possible.some((grades) => JSON.stringify(grades) === JSON.stringify(logged));
  known.grades.splice(0, known.grades.length, ...logged);
  known.pendingGrade = null;
  known.isUndoPending = false;
  return isKnown ? [] : [`answers: ${logged.join(' ')} instead of one of ${JSON.stringify(possible)}`];
}

function compareFiles(dump: StoreDump, known: Known): string[] {
  const findings: string[] = [];
  const numbers = new Set([...known.files, ...(known.pendingFile === null ? [] : [known.pendingFile])]);
  for (const number of numbers) {
    const noteId = soakNoteId(number);
    const cards = dump.cards.filter((card) => card.noteId === noteId).length;
    const notes = dump.notes.filter((note) => note.id === noteId).length;
    const isIn = cards === CARDS_A_FILE && notes === 1;
    const isOut = cards === 0 && notes === 0;
    if (!isIn && !isOut) findings.push(`file ${number}: ${cards} cards and ${notes} notes of it are there`);
    const isOpen = number === known.pendingFile || (number === known.lastFile && known.isFileUndoPending);
    if (isOut && !isOpen) findings.push(`file ${number} was acknowledged and is not there`);
    if (isIn) known.files.add(number);
    else known.files.delete(number);
    if (isIn && number === known.pendingFile) known.lastFile = number;
    if (isOut && number === known.lastFile) known.lastFile = null;
  }
  known.pendingFile = null;
  known.isFileUndoPending = false;
  return findings;
}

/** Numbers from 0 to below 1, the same for the same seed. Source: mulberry32, public domain. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
