/** Columns of a table: their names and how a row gives each. */
export type Columns<Row> = readonly (readonly [name: string, read: (row: Row) => string | number])[];

export type Delimiter = ',' | '\t';

/**
 * A table as delimited text with a line of names on top, line by line. A value that holds the delimiter, a quote or
 * a line end is quoted, and quotes are doubled. Source: RFC 4180. Values are written as they are: a value that
 * begins with `=` is not changed, because what is read back has to be what was written.
 */
export function* writeTable<Row>(
  columns: Columns<Row>,
  rows: Iterable<Row>,
  delimiter: Delimiter,
): Generator<string, void, undefined> {
  const quote = createQuote(delimiter);
  yield `${columns.map(([name]) => quote(name)).join(delimiter)}\n`;
  yield* writeRows(columns, rows, delimiter);
}

/** The same without the names. */
export function* writeRows<Row>(
  columns: Columns<Row>,
  rows: Iterable<Row>,
  delimiter: Delimiter,
): Generator<string, void, undefined> {
  const quote = createQuote(delimiter);
  for (const row of rows) yield `${columns.map(([, read]) => quote(String(read(row)))).join(delimiter)}\n`;
}

function createQuote(delimiter: Delimiter): (value: string) => string {
  const needsQuotes = new RegExp(`[${delimiter}"\r\n]`);
  return (value) => (needsQuotes.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
}
