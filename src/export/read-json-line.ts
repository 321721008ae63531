import type { Result } from '../model/result.ts';
import { fail, succeed } from '../model/result.ts';
import type { FileFault } from './file-fault.ts';

/** Names that would reach into every object if a value with them were ever copied into another. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__']);

/** A line's fields with their kind. The problem says what is wrong with a line that is none. */
export function readJsonLine(line: string): Result<{ kind: string; fields: Record<string, unknown> }, FileFault> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return fail({ id: 'not-json' });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail({ id: 'not-object' });
  if (mayHoldForbiddenKey(line) && holdsForbiddenKey(value)) return fail({ id: 'forbidden-name' });
  const fields = value as Record<string, unknown>;
  const kind = Object.hasOwn(fields, 'k') ? fields['k'] : undefined;
  if (typeof kind !== 'string' || kind === '') return fail({ id: 'no-kind' });
  return succeed({ kind, fields });
}

/** A cheap look at the text first: most lines need no walk through their values. A key may also be written with escapes. */
function mayHoldForbiddenKey(line: string): boolean {
  return line.includes('__proto__') || line.includes('\\u');
}

/** Walks without recursion, so that deep nesting cannot overflow the stack. */
function holdsForbiddenKey(value: object): boolean {
  const waiting: object[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const key of Object.keys(next)) {
      if (FORBIDDEN_KEYS.has(key)) return true;
    }
    for (const child of Object.values(next)) {
      if (typeof child === 'object' && child !== null) waiting.push(child as object);
    }
  }
  return false;
}
