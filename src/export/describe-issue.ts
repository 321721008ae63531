import type * as v from 'valibot';
import type { FileFault } from './file-fault.ts';

const MAX_SHOWN = 60;

/** What a check of our own expects; its message in the schema is one of these names. */
const CHECKS: Readonly<Record<string, 'expected-stamp' | 'expected-path'>> = {
  stamp: 'expected-stamp',
  path: 'expected-path',
};

/** What is wrong with a field: what was expected in it and what stands there, the latter cut. */
export function describeIssue(issue: v.BaseIssue<unknown>): FileFault {
  if (issue.received === 'undefined') return { id: 'missing' };
  const found = issue.received.length > MAX_SHOWN ? `${issue.received.slice(0, MAX_SHOWN)}…` : issue.received;
  const own = issue.type === 'check' ? CHECKS[issue.message] : undefined;
  if (own) return { id: own, values: { found } };
  return { id: 'expected', values: { expected: issue.expected ?? '?', found } };
}
