/** Columns of a table: their names and how a row gives each. */
export type Columns<Row> = readonly (readonly [name: string, read: (row: Row) => string | number])[];

/**
 * A table as delimited text with a line of names on top, line by line. A value that holds the delimiter, a quote or
 * a line end is quoted, and quotes are doubled. Source: RFC 4180. Values are written as they are: a value that
 * begins with `=` is not changed, because what is read back has to be what was written.
 */
export function* writeTable<Row>(
  columns: Columns<Row>,
  rows: Iterable<Row>,
  delimiter: ',' | '\t',
): Generator<string, void, undefined> {
  const needsQuotes = new RegExp(`[${delimiter}"\r\n]`);
  const quote = (value: string) => (needsQuotes.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  yield `${columns.map(([name]) => quote(name)).join(delimiter)}\n`;
  for (const row of rows) yield `${columns.map(([, read]) => quote(String(read(row)))).join(delimiter)}\n`;
}
