import type { MessageValues } from '../message-values.ts';

/** First strong isolate and pop directional isolate: Unicode Standard Annex 9. */
const ISOLATE = '\u2068';
const END_OF_ISOLATE = '\u2069';

/**
 * Makes values fit into Arabic sentences: a number is written with the digits of the locale wherever it stands, and text of the
 * learner keeps a direction of its own, so that a file name does not tear the sentence apart.
 */
export function createValues(locales: string[]): (values: MessageValues) => Readonly<Record<string, unknown>> {
  const number = new Intl.NumberFormat(locales);
  const prepare = (value: string | number): unknown => {
    if (typeof value === 'number') return writeNumber(value, number);
    return value && ISOLATE + value + END_OF_ISOLATE;
  };
  return (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, prepare(value)]));
}

/** A number that plurals can count with and that is text in the digits of the locale where it is put into a sentence. */
function writeNumber(value: number, format: Intl.NumberFormat) {
  return { [Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? value : format.format(value)) };
}
