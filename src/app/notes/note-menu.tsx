import { useState } from 'react';
import { isFromAnki } from '../../export/anki/anki-ids.ts';
import type { CardView } from '../../model/card-view.ts';
import type { Note } from '../../model/note.ts';
import { noteScope } from '../../model/read-settings.ts';
import { nextStamp } from '../../model/stamp.ts';
import { shareFile } from '../../pwa/share-file.ts';
import { quoteError, sayTrouble } from '../../review/say-trouble.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { fileNameOf } from '../import/note-path.ts';
import { undoImport } from '../import/undo-import.ts';

interface NoteMenuProps {
  readonly note: Note;
  readonly cards: readonly CardView[];
  readonly onSaveForAnki: () => void;
  readonly onClose: () => void;
}

/** What can be done with a note: edit it, write it out, take own wordings home, save its cards for Anki, take it away. */
export function NoteMenu({ note, cards, onSaveForAnki, onClose }: NoteMenuProps) {
  const { deps, settings } = useApp();
  const [trouble, setTrouble] = useState<string | null>(null);
  // The text of a deck of Anki follows from its cards: it is no text to be edited, and its cards are in Anki already.
  const isAnki = isFromAnki(note.id);
  const ownCount = cards.filter((view) => view.isReworded && view.card.place === 'deck').length;

  const writeOut = async (): Promise<void> => {
    const name = /\.(?:md|markdown|txt)$/i.test(note.path) ? fileNameOf(note.path) : `${fileNameOf(note.path)}.md`;
    const outcome = await shareFile(new File([note.text], name, { type: 'text/markdown' }));
    if (outcome.kind === 'failed') setTrouble(quoteError(outcome.detail));
    else {
      announce(t(`note.${outcome.kind}`));
      onClose();
    }
  };

  const remove = async (): Promise<void> => {
    const atMillis = deps.nowMillis();
    const stamp = nextStamp(note.changedAt, atMillis, deps.store.deviceId);
    const result = await deps.store.removeNote(note.id, stamp, { label: note.path, atMillis });
    if (result.kind === 'not-saved') {
      setTrouble(sayTrouble(result));
      return;
    }
    announce(t('note.removed'), { label: t('action.undo'), run: () => void undoImport(deps, settings) });
    location.hash = '#/notes';
  };

  return (
    <Dialog title={note.title} isNoteTitle isOpen onClose={onClose}>
      {trouble !== null && (
        <Notice isError title={t('note.notDone')}>
          <p>{trouble}</p>
        </Notice>
      )}
      <Rows>
        {!isAnki && <Row title={t('note.edit')} detail={t('note.editDetail')} href={`#/notes/${note.id}/edit`} />}
        {ownCount > 0 && !isAnki && (
          <Row
            title={t('note.takeHome')}
            detail={t('note.takeHomeDetail', { count: ownCount })}
            href={`#/notes/${note.id}/home`}
          />
        )}
        {cards.some((view) => view.card.place === 'deck') && (
          <Row
            title={t('scheduling.practise')}
            detail={t('scheduling.practiseDetail')}
            href={`#/practice/${note.id}`}
          />
        )}
        <Row
          title={t('scheduling.ofNote')}
          detail={t('scheduling.ofNoteDetail')}
          href={`#/scheduling/${encodeURIComponent(noteScope(note.id))}`}
        />
        <Row title={t('note.writeOut')} detail={t('note.writeOutDetail')} onPress={() => void writeOut()} />
        {!isAnki && cards.some((view) => view.card.place === 'deck') && (
          <Row title={t('anki.save')} detail={t('anki.saveNoteDetail')} onPress={onSaveForAnki} />
        )}
        <Row title={t('note.remove')} detail={t('note.removeDetail')} onPress={() => void remove()} />
      </Rows>
      <div className="sheet-acts">
        <Button look="quiet" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
