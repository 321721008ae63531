/** Whether two values of plain data (objects, arrays, primitives) say the same, whatever the order of their keys. */
export function isSameValue(a: unknown, b: unknown): boolean {
  // `===` because a negative zero comes back from a file as zero.
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && isSameValue(value, right.get(key)))
  );
}
