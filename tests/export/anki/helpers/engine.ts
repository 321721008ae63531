import initSqlJs from 'sql.js';
import { createSqliteEngine, type SqliteEngine } from '../../../../src/export/anki/sqlite-engine.ts';

/** The real SQLite, as the app runs it in a worker. */
export async function startEngine(): Promise<SqliteEngine> {
  return createSqliteEngine(await initSqlJs());
}
