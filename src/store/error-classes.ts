import type { StoreFault, TroubleDetail } from '../model/store-fault.ts';
import type { StoreTrouble } from './store.ts';

class FaultError extends Error {
  readonly fault: StoreFault;

  constructor(fault: StoreFault) {
    super(fault.id);
    this.fault = fault;
  }
}

/** Raised inside a write when the database belongs to newer code. */
export class SupersededError extends FaultError {
  override readonly name = 'SupersededError';
}

/** Raised inside a write when the data that the store was opened on is no longer there. */
export class VaultGoneError extends FaultError {
  override readonly name = 'VaultGoneError';
}

/** Raised when the browser does not answer. */
export class NoAnswerError extends FaultError {
  override readonly name = 'NoAnswerError';
}

export interface Trouble {
  readonly reason: StoreTrouble;
  readonly detail: TroubleDetail;
}

const REASON_BY_NAME: ReadonlyMap<string, StoreTrouble> = new Map([
  ['SupersededError', 'superseded'],
  ['VersionError', 'superseded'],
  ['QuotaExceededError', 'quota'],
  ['VaultGoneError', 'lost'],
  ['NoAnswerError', 'lost'],
  ['DatabaseClosedError', 'lost'],
  ['InvalidStateError', 'lost'],
  ['TransactionInactiveError', 'lost'],
  ['TimeoutError', 'lost'],
]);

/**
 * Words of browsers whose errors have no telling name: Safari's lost connection and its dead handles, Chromium's
 * damaged or vanished files, its full disk at opening.
 */
const REASON_BY_WORDS: readonly (readonly [RegExp, StoreTrouble])[] = [
  [/full disk|disk is full|no space|quota/i, 'quota'],
  [/connection to indexed database server lost/i, 'lost'],
  [/connection is closing|connection is closed|database connection/i, 'lost'],
  [/without an in-progress transaction/i, 'lost'],
  [/internal error opening backing store/i, 'lost'],
];

/**
 * What kind of trouble an error is: the one place that knows browsers' and Dexie's errors. An error inside another
 * one (`inner`, `cause`) decides first, because a full quota arrives as an aborted transaction around it.
 */
export function classifyError(error: unknown): Trouble {
  const chain = unwrapErrors(error);
  const detail = chain.map(describeError).join(' / ');
  for (const link of [...chain].reverse()) {
    const reason = REASON_BY_NAME.get(link.name) ?? REASON_BY_WORDS.find(([words]) => words.test(link.message))?.[1];
    if (reason !== undefined) return { reason, detail: link.fault ?? detail };
  }
  return { reason: 'unknown', detail };
}

interface ErrorLink {
  readonly name: string;
  readonly message: string;
  readonly fault?: StoreFault | undefined;
}

function unwrapErrors(error: unknown): ErrorLink[] {
  const chain: ErrorLink[] = [];
  let current: unknown = error;
  // A chain of errors that names itself must not hang the app.
  while (current !== null && current !== undefined && chain.length < 8) {
    if (typeof current !== 'object') {
      chain.push({ name: '', message: String(current) });
      break;
    }
    const link = current as { name?: unknown; message?: unknown; inner?: unknown; cause?: unknown };
    const fault = current instanceof FaultError ? current.fault : undefined;
    chain.push({ name: asText(link.name), message: asText(link.message), fault });
    current = link.inner ?? link.cause;
  }
  return chain;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function describeError(link: ErrorLink): string {
  if (link.name === '') return link.message;
  return link.message === '' ? link.name : `${link.name}: ${link.message}`;
}
