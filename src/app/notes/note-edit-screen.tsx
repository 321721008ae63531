import { FileDiff, FileDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { writeNotePatch } from '../../cards/plan-note-edit.ts';
import { isFromAnki } from '../../export/anki/anki-ids.ts';
import type { CardView } from '../../model/card-view.ts';
import type { NoteId } from '../../model/ids.ts';
import type { Note } from '../../model/note.ts';
import { shareFile } from '../../pwa/share-file.ts';
import { runInWorker } from '../../pwa/start-worker.ts';
import { quoteError } from '../../review/say-trouble.ts';
import type { NoteView } from '../../store/store.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Frame, Page, Thumb, TopBar } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PlainRail } from '../../ui/key-rail.tsx';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { explainFile } from '../import/explain-file.ts';
import { ImportPreview } from '../import/import-preview.tsx';
import { ImportProgress } from '../import/import-progress.tsx';
import { fileNameOf } from '../import/note-path.ts';
import type { ImportPlan } from '../import/plan-import.ts';
import { prepareImport } from '../import/prepare-import.ts';
import { reloadGuard } from '../safe-reload.ts';
import type { CompileTasks, PlanProgress } from '../workers/compile-notes.ts';
import type { TakenHome } from './take-wordings-home.ts';

interface NoteEditScreenProps {
  readonly noteId: NoteId;
  /** The learner's own wordings of cards are put into the text where their lines can be found. */
  readonly isTakingHome: boolean;
}

/** Changes a note in the app. What becomes of its cards is shown before anything is stored; the file it came from stays as it is. */
export function NoteEditScreen({ noteId, isTakingHome }: NoteEditScreenProps) {
  const { deps } = useApp();
  const [note, setNote] = useState<Note | null | undefined>(undefined);
  const [text, setText] = useState('');
  const [unplaced, setUnplaced] = useState<readonly CardView[]>([]);

  useEffect(() => {
    let isWanted = true;
    const cancel = new AbortController();
    const load = async (): Promise<void> => {
      const view = await deps.store.readNote(noteId);
      const home = view && isTakingHome ? await takeHome(view, cancel.signal) : null;
      if (!isWanted) return;
      setText(home?.text ?? view?.note.text ?? '');
      setUnplaced(view?.cards.filter(({ card }) => home?.unplaced.includes(card.id)) ?? []);
      setNote(view?.note ?? null);
    };
    void load();
    return () => {
      isWanted = false;
      cancel.abort();
    };
  }, [deps, noteId, isTakingHome]);

  // A text that is being written must not be lost to an update.
  const isChanged = Boolean(note && text !== note.text);
  useEffect(() => (isChanged ? reloadGuard.hold() : undefined), [isChanged]);

  if (note === undefined)
    return (
      <Frame>
        <PlainRail />
      </Frame>
    );
  if (note === null || isFromAnki(note.id)) {
    const back = note === null ? '#/notes' : `#/notes/${note.id}`;
    return (
      <Frame>
        <TopBar title={t('note.edit')} back={{ href: back, label: t('note.back') }} />
        <Page>
          <p className="sub">{t(note === null ? 'note.gone' : 'anki.noEdit')}</p>
        </Page>
        <PlainRail />
      </Frame>
    );
  }
  return <Editor note={note} text={text} unplaced={unplaced} onText={setText} />;
}

/** In a worker: each wording is tried out by compiling the note. null when it was given up or broke: then nothing is put in. */
async function takeHome({ note, cards }: NoteView, signal: AbortSignal): Promise<TakenHome | null> {
  const reworded = cards.filter((view) => view.isReworded && view.card.place === 'deck');
  const wordings = reworded.map(({ card, question, answer }) => ({ card, wording: { question, answer } }));
  const asked = runInWorker<CompileTasks, 'takeHome'>('compile-notes', 'takeHome', { note, wordings }, { signal });
  return asked.catch(() => null);
}

type State =
  | { readonly kind: 'writing'; readonly trouble: string | null }
  | { readonly kind: 'working'; readonly progress: PlanProgress | null; readonly cancel: AbortController }
  | { readonly kind: 'planned'; readonly plan: ImportPlan };

interface EditorProps {
  readonly note: Note;
  readonly text: string;
  readonly unplaced: readonly CardView[];
  readonly onText: (text: string) => void;
}

function Editor({ note, text, unplaced, onText }: EditorProps) {
  const { deps } = useApp();
  const [state, setState] = useState<State>({ kind: 'writing', trouble: null });
  const field = useRef<HTMLTextAreaElement>(null);
  const isSame = text === note.text;

  const seeChanges = async (): Promise<void> => {
    const cancel = new AbortController();
    setState({ kind: 'working', progress: null, cancel });
    try {
      const file = { path: note.path, blob: new Blob([text]), isChosen: true };
      const { plan, read } = await prepareImport(
        deps,
        [file],
        (progress) => setState({ kind: 'working', progress, cancel }),
        cancel.signal,
      );
      const [problem] = read.problems;
      if (plan) setState({ kind: 'planned', plan });
      else setState({ kind: 'writing', trouble: problem ? `${problem.path} ${explainFile(problem)}` : null });
    } catch (error) {
      const trouble = cancel.signal.aborted ? null : quoteError(error);
      setState({ kind: 'writing', trouble });
    }
  };

  const hand = async (name: string, content: string, type: string): Promise<void> => {
    const outcome = await shareFile(new File([content], name, { type }));
    if (outcome.kind === 'failed') setState({ kind: 'writing', trouble: quoteError(outcome.detail) });
    else announce(t(`note.${outcome.kind}`));
  };

  if (state.kind === 'working') {
    return <ImportProgress progress={state.progress} onCancel={() => state.cancel.abort()} />;
  }
  if (state.kind === 'planned') {
    const leave = (): void => setState({ kind: 'writing', trouble: null });
    return <ImportPreview plan={state.plan} onCancel={leave} onSaved={leave} />;
  }
  const name = fileNameOf(note.path);
  return (
    <Frame>
      <TopBar title={t('note.edit')} back={{ href: `#/notes/${note.id}`, label: t('note.leaveEdit'), icon: 'close' }} />
      <Page>
        <p className="cap ink">{t('note.editHelp', { path: note.path })}</p>
        {state.trouble !== null && (
          <Notice isError title={t('note.notDone')}>
            <p>{state.trouble}</p>
          </Notice>
        )}
        {unplaced.length > 0 && (
          <Notice title={t('note.unplaced', { count: unplaced.length })}>
            {unplaced.map((view) => (
              <p key={view.card.id}>
                {t('note.line', { line: view.card.source.from })}: <span className="note">{view.question}</span>{' '}
                <span className="note">{view.answer}</span>
              </p>
            ))}
          </Notice>
        )}
        <label className="field">
          <span>{t('add.pasteText')}</span>
          <textarea
            ref={field}
            className="note-text"
            value={text}
            spellCheck
            onChange={(event) => onText(event.target.value)}
          />
        </label>
        <div className="line-acts">
          <Button isSmall onClick={() => void hand(name, text, 'text/markdown')}>
            <Icon of={FileDown} isSmall />
            {t('note.writeOut')}
          </Button>
          <Button
            isSmall
            disabled={isSame}
            onClick={() => void hand(`${name}.patch`, writeNotePatch(note.path, note.text, text), 'text/x-diff')}
          >
            <Icon of={FileDiff} isSmall />
            {t('note.writePatch')}
          </Button>
        </div>
      </Page>
      <Thumb>
        <Button look="main" disabled={isSame} onClick={() => void seeChanges()}>
          {t(isSame ? 'note.nothingChanged' : 'note.seeChanges')}
        </Button>
      </Thumb>
      <PlainRail />
    </Frame>
  );
}
