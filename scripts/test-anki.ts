import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import initSqlJs from 'sql.js';
import { createSqliteEngine } from '../src/export/anki/sqlite-engine.ts';
import { judgeThereAndBack } from './test-anki-back.ts';
import { createGates } from './test-anki-gates.ts';
import { judgeRealPackages } from './test-anki-in.ts';
import { createJudgedLearner } from './test-anki-learner.ts';
import { judgeOurPackage } from './test-anki-out.ts';
import { preparePython } from './test-anki-venv.ts';

/**
 * Real Anki judges our packages, and we read its own. Prints what does not hold, and `N passed, N failed` at the end.
 * The learner is the same at each run, only dated up to yesterday.
 */

const python = preparePython('.tmp/anki');
if (!python.ok) {
  console.error(python.advice);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'recollect-anki-'));
const gates = createGates(
  createSqliteEngine(await initSqlJs()),
  python.command,
  folder,
  createJudgedLearner(Date.now()),
);
try {
  judgeOurPackage(gates);
  judgeThereAndBack(gates);
  judgeRealPackages(gates);
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${gates.counts.passed} passed, ${gates.counts.failed} failed`);
process.exit(gates.counts.failed === 0 ? 0 : 1);
