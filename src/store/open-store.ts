import { v7 as createUuid } from 'uuid';
import type { DeviceId } from '../model/ids.ts';
import type { Millis } from '../model/time.ts';
import { createDatabase, DATABASE_NAME, type Database, type DatabaseFactory } from './database.ts';
import { createStore } from './dexie-store.ts';
import { classifyError, type Trouble } from './error-classes.ts';
import { judgeOpening } from './judge-opening.ts';
import { loadHead } from './load-head.ts';
import { type HeadRow, headToCounts, WRITER_VERSION } from './meta-rows.ts';
import { endSession, type StoreSession, withPatience } from './session.ts';
import type { OpenedStore } from './store.ts';
import { createMemoryStorage, createWitness, type TextStorage, type Witness } from './witness.ts';

export interface OpenOptions {
  /** Name of the database; the app uses the default. */
  readonly name?: string;
  /** Where the witness is kept: `localStorage`. Without it, damage that leaves the database empty goes unnoticed. */
  readonly witnessStorage?: TextStorage | null;
  /** Where acts wait over a reload that could not be written: `sessionStorage`. Without it they are lost with the page. */
  readonly parkedStorage?: TextStorage | null;
  readonly factory?: DatabaseFactory;
  readonly keyRange?: typeof IDBKeyRange;
  /** Makes ids for the vault and the device: UUIDv7. */
  readonly createId?: () => string;
  /** How long the browser may take for opening before it is taken for lost. */
  readonly openPatienceMillis?: Millis;
  /** Whether another window writes something large just now. Then the browser may take as long as it needs. */
  readonly isBusyElsewhere?: () => Promise<boolean>;
  /** After how long that is asked for the first time. */
  readonly busyAfterMillis?: Millis;
  /** The same for a write; longer for a write of many rows. */
  readonly writePatienceMillis?: Millis;
}

const USUAL_PATIENCE_MILLIS: Millis = 15_000;
/** Longer than that nobody looks at a page without words. */
const BUSY_AFTER_MILLIS: Millis = 1_000;

/** Opens the store. It always resolves: what can go wrong is in the result. */
export async function openStore(options: OpenOptions = {}): Promise<OpenedStore> {
  // `indexedDB` is missing where the browser has switched it off.
  const factory = options.factory ?? (globalThis.indexedDB as IDBFactory | undefined);
  const keyRange = options.keyRange ?? (globalThis.IDBKeyRange as typeof IDBKeyRange | undefined);
  if (factory === undefined || keyRange === undefined) {
    return { kind: 'unavailable', reason: 'unknown', detail: { id: 'no-database' } };
  }
  const name = options.name ?? DATABASE_NAME;
  const setup: Setup = {
    database: createDatabase(name, factory, keyRange),
    witness: createWitness(options.witnessStorage ?? createMemoryStorage(), name),
    parkedStorage: options.parkedStorage ?? null,
    createId: options.createId ?? createUuid,
    writePatienceMillis: options.writePatienceMillis ?? USUAL_PATIENCE_MILLIS,
  };
  const {
    openPatienceMillis = USUAL_PATIENCE_MILLIS,
    busyAfterMillis = BUSY_AFTER_MILLIS,
    isBusyElsewhere = neverBusy,
  } = options;

  const opening = openDatabase(setup);
  const blocked = new Promise<OpenedStore>((resolve) => {
    setup.database.dexie.on('blocked', () => resolve({ kind: 'blocked', whenOpened: opening }));
  });
  const isBusy = () => isBusyElsewhere().catch(neverBusy);

  const whenOpened = openWithPatience();
  return withPatience(whenOpened, busyAfterMillis).catch(async () =>
    (await isBusy()) ? { kind: 'busy', whenOpened } : whenOpened,
  );

  async function openWithPatience(): Promise<OpenedStore> {
    try {
      return await withPatience(Promise.race([opening, blocked]), openPatienceMillis);
    } catch (error) {
      // Nothing can be read until the other window is done.
      if (await isBusy()) return openWithPatience();
      setup.database.dexie.close({ disableAutoOpen: true });
      return { kind: 'unavailable', ...classifyError(error) };
    }
  }
}

const neverBusy = async () => false;

interface Setup {
  readonly database: Database;
  readonly witness: Witness;
  readonly parkedStorage: TextStorage | null;
  readonly createId: () => string;
  readonly writePatienceMillis: Millis;
}

async function openDatabase(setup: Setup): Promise<OpenedStore> {
  const { dexie } = setup.database;
  const connection = watchConnection(setup.database);
  try {
    await dexie.open();
    connection.listenForClose();
    return await openVault(setup, connection);
  } catch (error) {
    dexie.close({ disableAutoOpen: true });
    const trouble = connection.whyEnded() ?? classifyError(error);
    return trouble.reason === 'superseded' ? { kind: 'newer' } : { kind: 'unavailable', ...trouble };
  }
}

async function openVault(setup: Setup, connection: Connection): Promise<OpenedStore> {
  const { database, witness, createId } = setup;
  const remembered = witness.read();
  const { head, claimed } = await loadHead(database, {
    vaultId: createId,
    deviceId: () => createId() as DeviceId,
  });
  if (head.minWriter > WRITER_VERSION) {
    database.dexie.close({ disableAutoOpen: true });
    return { kind: 'newer' };
  }
  const judgement = judgeOpening(head, claimed, remembered);
  const session = createSession(setup, head, judgement.kind === 'damaged');
  connection.serve(session);
  const store = createStore(session, createId);

  if (judgement.kind === 'damaged') {
    // The next start must still know what is missing, even where only the head had known it.
    if (remembered.kind === 'nothing' && claimed !== null) witness.remember(claimed);
    return { kind: 'damaged', store, remembered: judgement.remembered, found: headToCounts(head) };
  }
  if (!judgement.isFirstRun) witness.remember(head);
  return { kind: 'ready', store, isFirstRun: judgement.isFirstRun };
}

function createSession(setup: Setup, head: HeadRow, isDamaged: boolean): StoreSession {
  return {
    database: setup.database,
    witness: setup.witness,
    parkedStorage: setup.parkedStorage,
    patienceMillis: setup.writePatienceMillis,
    deviceId: head.deviceId,
    listeners: new Set(),
    vaultId: head.vaultId,
    isWitnessFrozen: isDamaged,
    ended: null,
    lastOwnMillis: head.lastOwnMillis,
    lastSeenMillis: head.lastSeenMillis,
  };
}

interface Connection {
  listenForClose(): void;
  /** null as long as nobody else closed it. */
  whyEnded(): Trouble | null;
  /** From now on the session is told; what has happened before is told at once. */
  serve(session: StoreSession): void;
}

/** Ends the session when a newer version wants the database or the browser drops the connection. */
function watchConnection({ dexie }: Database): Connection {
  let session: StoreSession | null = null;
  let early: Trouble | null = null;
  const end = (trouble: Trouble) => {
    early ??= trouble;
    if (session !== null) endSession(session, trouble);
    else dexie.close({ disableAutoOpen: true });
  };
  dexie.on('versionchange', (event) => {
    end(
      event.newVersion === null
        ? { reason: 'lost', detail: { id: 'deleted' } }
        : { reason: 'superseded', detail: { id: 'newer-opens' } },
    );
  });
  return {
    listenForClose() {
      // Fired only when the browser closes the connection by itself: cleared site data, a crash of its storage.
      dexie.backendDB().addEventListener('close', () => {
        end({ reason: 'lost', detail: { id: 'closed' } });
      });
    },
    whyEnded: () => early,
    serve(opened) {
      session = opened;
      if (early !== null) endSession(opened, early);
    },
  };
}
