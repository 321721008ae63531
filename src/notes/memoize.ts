/**
 * The function with a memory of its latest results. Many rules look at the same words of a note, one after the other. Only
 * for functions of a text whose results nobody changes. The memory is dropped when it holds `limit` texts, so it cannot grow.
 */
export function memoize<Value>(read: (text: string) => Value, limit = 4000): (text: string) => Value {
  let known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Value;
    const value = read(text);
    if (known.size >= limit) known = new Map();
    known.set(text, value);
    return value;
  };
}
