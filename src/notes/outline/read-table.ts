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
