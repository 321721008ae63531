import type { Card } from '../model/card.ts';
import type { Note } from '../model/note.ts';
import { LineText } from '../ui/line-text.tsx';
import { t } from '../ui/text/text.ts';
import { excerptNote } from './source-excerpt.ts';

/** Where in the notes a card comes from: the paragraph with line numbers, the card's own lines marked. */
export function SourceLines({ card, note }: { card: Card; note: Note | null }) {
  const lines = note ? excerptNote(note.text, card.source) : [];
  if (lines.length === 0) return null;
  return (
    <figure className="src">
      <figcaption>
        <span>{t('review.inYourNote')}</span>
        <a className="src-open" href={`#/notes/${card.noteId}/${card.source.from}`}>
          {t('review.openNote')}
        </a>
      </figcaption>
      <ol>
        {lines.map((line) => (
          <li key={line.number} data-l={line.number} className={line.isSource ? 'on' : undefined}>
            <LineText text={line.text} notePath={card.source.path} />
          </li>
        ))}
      </ol>
    </figure>
  );
}
