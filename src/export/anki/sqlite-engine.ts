export type SqlValue = number | string | Uint8Array | null;
export type SqlRow = readonly SqlValue[];

/** One SQLite database in memory. Errors of SQLite are thrown as they come. */
export interface SqliteDatabase {
  run(sql: string, params?: SqlRow): void;
  /** Runs one statement for each row. */
  runAll(sql: string, rows: Iterable<SqlRow>): void;
  /** The rows of a query, one at a time. A loop that is left early frees the query. */
  select(sql: string, params?: SqlRow): Generator<SqlRow, void, undefined>;
  /** The database as the bytes of its file. It stays usable. */
  toBytes(): Uint8Array;
  close(): void;
}

/** Opens databases. It is handed in, so that the same code runs in a worker of the browser and on Node. */
export interface SqliteEngine {
  /** A new database, or one from the bytes of a file. */
  open(bytes?: Uint8Array): SqliteDatabase;
}

interface SqlStatement {
  bind(values?: SqlValue[]): boolean;
  step(): boolean;
  get(): SqlValue[];
  run(values?: SqlValue[]): void;
  free(): boolean;
}

interface SqlDatabase {
  run(sql: string, params?: SqlValue[]): unknown;
  prepare(sql: string): SqlStatement;
  export(): Uint8Array;
  close(): void;
}

/** The part of the initialised sql.js module that is used: what `await initSqlJs(...)` gives. */
export interface SqlModule {
  readonly Database: new (data?: Uint8Array | null) => SqlDatabase;
}

/** The engine on top of an initialised sql.js. */
export function createSqliteEngine(sql: SqlModule): SqliteEngine {
  return { open: (bytes) => wrapDatabase(new sql.Database(bytes ?? null)) };
}

function wrapDatabase(database: SqlDatabase): SqliteDatabase {
  return {
    run(sql, params = []) {
      database.run(sql, [...params]);
    },
    runAll(sql, rows) {
      const statement = database.prepare(sql);
      try {
        for (const row of rows) statement.run([...row]);
      } finally {
        statement.free();
      }
    },
    *select(sql, params = []) {
      const statement = database.prepare(sql);
      try {
        statement.bind([...params]);
        while (statement.step()) yield statement.get();
      } finally {
        statement.free();
      }
    },
    toBytes: () => database.export(),
    close: () => database.close(),
  };
}
