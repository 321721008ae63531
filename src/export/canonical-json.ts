/**
 * JSON with sorted keys and without spaces, so that equal data has equal bytes. Keys without a value are left out.
 * Throws on numbers that JSON cannot say, because a file with `null` in their place would be read as something else.
 */
export function toCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => toCanonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${listFields(value).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} cannot be written as JSON`);
  return JSON.stringify(value);
}

/** One line of a progress file: the kind first, so that a person finds it, then the fields in the order of their names. */
export function writeLine(kind: string, fields: object): string {
  return `{${[`"k":${JSON.stringify(kind)}`, ...listFields(fields)].join(',')}}\n`;
}

function listFields(value: object): string[] {
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, field]) => `${JSON.stringify(key)}:${toCanonicalJson(field)}`);
}
