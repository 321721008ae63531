import type { Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { TableBlock } from './outline-types.ts';

/**
 * Reads a GFM table that begins at `firstLine` of the note. Cells keep their inline markup.
 * Returns null when the lines are no table to a Markdown parser.
 */
export function readPipeTable(lines: readonly string[], firstLine: number): TableBlock | null {
  if (!lines.some((line) => /[\\`<]/.test(line))) return readPlainTable(lines, firstLine);
  const source = lines.join('\n');
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const table = tree.children.find((child): child is Table => child.type === 'table');
  if (!table) return null;
  const rows = table.children.map((row) => ({
    line: firstLine + (row.position?.start.line ?? 1) - 1,
    cells: row.children.map((cell) => {
      const first = cell.children[0]?.position?.start.offset;
      const last = cell.children[cell.children.length - 1]?.position?.end.offset;
      return first === undefined || last === undefined ? '' : source.slice(first, last);
    }),
  }));
  const [header, ...body] = rows;
  return header ? { kind: 'table', header: header.cells, rows: body } : null;
}

/** A table without code, escapes or tags: its cells end at every bar, and it needs no parser. */
function readPlainTable(lines: readonly string[], firstLine: number): TableBlock | null {
  const rows = lines.map((line, index) => ({ line: firstLine + index, cells: splitBars(line) }));
  const [header, delimiter, ...body] = rows;
  if (!header || !delimiter || header.cells.length !== delimiter.cells.length) return null;
  return {
    kind: 'table',
    header: header.cells,
    rows: body.map((row) => ({ ...row, cells: row.cells.slice(0, header.cells.length) })),
  };
}

function splitBars(line: string): string[] {
  const inside = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inside.split('|').map((cell) => cell.trim());
}

/** Reads an HTML table; tags inside cells stay for the inline reader. Returns null when it holds no two rows. */
export function readHtmlTable(lines: readonly string[], firstLine: number): TableBlock | null {
  const source = lines.join('\n');
  const rows: { line: number; cells: string[] }[] = [];
  for (const match of source.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/gi)) {
    const cells = [...(match[1] ?? '').matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/gi)].map((cell) =>
      (cell[1] ?? '').replace(/\s+/g, ' ').trim(),
    );
    const line = firstLine + source.slice(0, match.index).split('\n').length - 1;
    if (cells.length > 0) rows.push({ line, cells });
  }
  const [header, ...body] = rows;
  return header && body.length > 0 ? { kind: 'table', header: header.cells, rows: body } : null;
}
