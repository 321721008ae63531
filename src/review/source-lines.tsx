import type { Card } from '../model/card.ts';
import type { Note } from '../model/note.ts';
import { CodeLine } from '../ui/code-line.tsx';
import { LineText } from '../ui/line-text.tsx';
import { isRightToLeft, t } from '../ui/text/text.ts';
import { directBlock } from '../ui/text-direction.ts';
import { type ExcerptBlock, excerptNote, type SourceRow } from './source-excerpt.ts';
import '../ui/styles/source.css';

/** Where in the notes a card comes from: the paragraph with line numbers, the card's own lines marked; code and tables drawn as such. */
export function SourceLines({ card, note }: { card: Card; note: Note | null }) {
  const blocks = note ? excerptNote(note.text, card.source) : [];
  if (blocks.length === 0) return null;
  return (
    <figure className="src">
      <figcaption>
        <span>{t('review.inYourNote')}</span>
        <a
          className="src-open"
          href={`#/notes/${card.noteId}/${card.source.from}`}
          aria-label={t('review.openNoteAt', { line: card.source.from })}
        >
          {t('review.openNote')}
        </a>
      </figcaption>
      <ol>
        {blocks.map((block) => (
          <Block
            key={block.kind === 'line' ? block.line.number : block.head.number}
            block={block}
            path={card.source.path}
          />
        ))}
      </ol>
    </figure>
  );
}

function Block({ block, path }: { readonly block: ExcerptBlock; readonly path: string }) {
  if (block.kind === 'table') return <Table head={block.head} rows={block.rows} path={path} />;
  const { number, text, isSource, language, depth } = block.line;
  const names = [isSource ? 'on' : '', language === null ? '' : 'code'].filter(Boolean).join(' ');
  return (
    <li data-l={number} data-depth={depth || undefined} className={names || undefined}>
      {language === null ? (
        <LineText text={text} notePath={path} canZoom />
      ) : (
        <CodeLine text={text} language={language} />
      )}
    </li>
  );
}

function Table({
  head,
  rows,
  path,
}: {
  readonly head: SourceRow;
  readonly rows: readonly SourceRow[];
  readonly path: string;
}) {
  return (
    <li data-l={rows.find((row) => row.isSource)?.number ?? head.number} className="has-table">
      {/* A region that scrolls has to be reachable by keyboard, hence the tab stop. */}
      <section
        className="src-table"
        aria-label={t('review.table')}
        tabIndex={0}
        {...directBlock(head.cells.join(' '), isRightToLeft())}
      >
        <table>
          <thead>
            <tr className={head.isSource ? 'on' : undefined}>
              {numbered(head.cells).map(([cell, key]) => (
                <th key={key} scope="col">
                  <LineText text={cell} notePath={path} canZoom />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.number} className={row.isSource ? 'on' : undefined}>
                {numbered(row.cells).map(([cell, key]) => (
                  <td key={key}>
                    <LineText text={cell} notePath={path} canZoom />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </li>
  );
}

/** Cells have no identity but their column. */
function numbered(cells: readonly string[]): readonly (readonly [string, string])[] {
  return cells.map((cell, column) => [cell, String(column)]);
}
