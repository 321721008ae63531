/** Where a label stands from side to side. */
export interface LabelSpan {
  readonly from: number;
  readonly to: number;
}

/** For each label the row it is written in, 0 at the top: the first in which it runs into none of those before it. */
export function findLabelRows(spans: readonly LabelSpan[]): number[] {
  const rows: LabelSpan[][] = [];
  return spans.map((span) => {
    const free = rows.findIndex((row) => row.every(({ from, to }) => span.to < from || to < span.from));
    const row = free < 0 ? rows.length : free;
    rows[row] = [...(rows[row] ?? []), span];
    return row;
  });
}
