/** Reading of values whose shape nobody has checked. Each gives a fallback instead of failing. */

/** The own entries of an object, or none. Keys such as `__proto__` are plain text here and set nothing. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** One own field of an object; undefined where there is none. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text of at most so many characters; halves of characters, which no file can hold, are replaced. */
export function textOrEmpty(value: unknown, mostChars: number): string {
  return typeof value === 'string' ? value.slice(0, mostChars).replace(/\p{Cs}/gu, '\ufffd') : '';
}

/** A whole number that a double holds exactly, or null. */
export function wholeOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

export function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The value of JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
