import { FolderOpen } from 'lucide-react';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { quoteError } from '../../review/say-trouble.ts';
import { Button } from '../../ui/button.tsx';
import { Frame, Page, PartHeading, Thumb, TopBar } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PlainRail } from '../../ui/key-rail.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { isAnkiPackage } from '../anki/is-anki-package.ts';
import { useApp } from '../app-context.ts';
import { reloadGuard } from '../safe-reload.ts';
import { useSignal } from '../signal.ts';
import type { PlanProgress } from '../workers/compile-notes.ts';
import { explainFile } from './explain-file.ts';
import { ImportPreview } from './import-preview.tsx';
import { ImportProgress } from './import-progress.tsx';
import type { FileProblem, IncomingFile } from './incoming.ts';
import { fileNameOf } from './note-path.ts';
import type { ImportPlan } from './plan-import.ts';
import { prepareImport } from './prepare-import.ts';
import { readFileList, textToFile } from './read-chosen.ts';
import { takeSharedFiles } from './shared-files.ts';
import { useFileDrop } from './use-file-drop.ts';
import { waitingFiles } from './waiting-files.ts';

const TakeInAnki = lazyPart(() => import('../anki/take-in-anki.tsx').then((module) => module.TakeInAnki));

/** What a file dialog shows first; other files can still be chosen. */
const ACCEPTED =
  '.md,.markdown,.txt,.csv,.tsv,.zip,.apkg,.colpkg,text/markdown,text/plain,text/csv,application/zip,image/*';
/** Only a list that is shown in full is read. */
const MOST_PROBLEMS = 20;

interface AddScreenProps {
  /** `paste` opens with the field for text in view, `shared` takes what another app has handed over. */
  readonly way: string | undefined;
}

type State =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'working'; readonly progress: PlanProgress | null; readonly cancel: AbortController }
  | { readonly kind: 'planned'; readonly plan: ImportPlan }
  | { readonly kind: 'package'; readonly name: string; readonly blob: Blob };

/** Brings notes in: files, a folder, an archive, a package of Anki, dropped, shared or pasted; then shows what will change before anything does. */
export function AddScreen({ way }: AddScreenProps) {
  const { deps } = useApp();
  const [state, setState] = useState<State>({ kind: 'choosing' });
  const [problems, setProblems] = useState<readonly FileProblem[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const waiting = useSignal(waitingFiles);

  const take = useCallback(
    async (files: readonly IncomingFile[]): Promise<void> => {
      const [first, ...others] = files;
      if (first === undefined) return;
      setTrouble(null);
      setProblems([]);
      if (others.length === 0 && isAnkiPackage(first.path)) {
        setState({ kind: 'package', name: fileNameOf(first.path), blob: first.blob });
        return;
      }
      const cancel = new AbortController();
      const letReload = reloadGuard.hold();
      setState({ kind: 'working', progress: null, cancel });
      try {
        const { plan, read } = await prepareImport(
          deps,
          files,
          (progress) => setState({ kind: 'working', progress, cancel }),
          cancel.signal,
        );
        setProblems(read.problems);
        setState(plan ? { kind: 'planned', plan } : { kind: 'choosing' });
        if (!plan && read.problems.length === 0) setTrouble(t('import.nothingToRead'));
      } catch (error) {
        setState({ kind: 'choosing' });
        if (!cancel.signal.aborted) setTrouble(quoteError(error));
      } finally {
        letReload();
      }
    },
    [deps],
  );

  // Leaving the screen gives the work up.
  const working = useRef<AbortController | null>(null);
  working.current = state.kind === 'working' ? state.cancel : null;
  useEffect(() => () => working.current?.abort(), []);

  useEffect(() => {
    if (!waiting) return;
    waitingFiles.set(null);
    void take(waiting);
  }, [waiting, take]);

  useEffect(() => {
    if (way !== 'shared') return;
    void takeSharedFiles().then((files) => {
      if (files.length > 0) void take(files);
      else setTrouble(t('import.nothingShared'));
    });
  }, [way, take]);

  const isDragging = useFileDrop(take);

  if (state.kind === 'planned') {
    const leave = (): void => setState({ kind: 'choosing' });
    return <ImportPreview plan={state.plan} onCancel={leave} onSaved={leave} />;
  }
  if (state.kind === 'working') {
    return <ImportProgress progress={state.progress} onCancel={() => state.cancel.abort()} />;
  }
  return (
    <>
      <Choosing
        isPasting={way === 'paste'}
        isDragging={isDragging}
        problems={problems}
        trouble={trouble}
        onFiles={(files) => void take(files)}
      />
      {state.kind === 'package' && (
        <Suspense>
          <TakeInAnki
            file={state}
            onClose={() => setState({ kind: 'choosing' })}
            onTaken={() => {
              location.hash = '#/notes';
            }}
          />
        </Suspense>
      )}
    </>
  );
}

interface ChoosingProps {
  readonly isPasting: boolean;
  readonly isDragging: boolean;
  readonly problems: readonly FileProblem[];
  readonly trouble: string | null;
  readonly onFiles: (files: readonly IncomingFile[]) => void;
}

function Choosing({ isPasting, isDragging, problems, trouble, onFiles }: ChoosingProps) {
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const pasted = useRef<HTMLTextAreaElement>(null);

  // Opened by "Paste text": the field is what was asked for.
  useEffect(() => {
    if (isPasting) pasted.current?.focus();
  }, [isPasting]);

  const isText = text.trim() !== '';
  return (
    <Frame>
      <TopBar title={t('add.title')} back={{ href: '#/notes', label: t('add.cancel'), icon: 'close' }} />
      <Page>
        <p className="sub">{t('add.intro')}</p>
        {trouble !== null && (
          <Notice isError title={t('import.stopped')}>
            <p>
              {trouble} {t('add.otherWent')}
            </p>
          </Notice>
        )}
        {problems.length > 0 && (
          <Notice isError title={t('import.nothingRead', { count: problems.length })}>
            {problems.slice(0, MOST_PROBLEMS).map((problem) => (
              <p key={`${problem.kind} ${problem.path}`}>
                <b className="file-name">{problem.path}</b> {explainFile(problem)}
              </p>
            ))}
            <p>{t('add.otherWent')}</p>
          </Notice>
        )}
        <div className="add-ways">
          <Button isSmall onClick={() => folder.current?.click()}>
            <Icon of={FolderOpen} isSmall />
            {t('add.chooseFolder')}
          </Button>
          <p className="cap">{t('import.ways')}</p>
        </div>
        <PartHeading>{t('add.orPaste')}</PartHeading>
        <label className="field">
          <span>{t('add.pasteName')}</span>
          <input
            value={name}
            placeholder={t('add.pasteNameDefault')}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="field">
          <span>{t('add.pasteText')}</span>
          <textarea
            ref={pasted}
            className="tall"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPaste={(event) => {
              // A file from the file manager, or a picture: not text for the field.
              const brought = [...event.clipboardData.files];
              if (brought.length === 0) return;
              event.preventDefault();
              onFiles(readFileList(brought));
            }}
          />
        </label>
        <input
          ref={files}
          hidden
          type="file"
          multiple
          accept={ACCEPTED}
          data-testid="note-files"
          onChange={(event) => {
            onFiles(readFileList(event.target.files ?? []));
            event.target.value = '';
          }}
        />
        <input
          ref={(element) => {
            folder.current = element;
            element?.setAttribute('webkitdirectory', '');
          }}
          hidden
          type="file"
          data-testid="note-folder"
          onChange={(event) => {
            onFiles(readFileList(event.target.files ?? []));
            event.target.value = '';
          }}
        />
        {isDragging && <p className="drop-here">{t('import.dropHere')}</p>}
      </Page>
      <Thumb>
        <Button
          look="main"
          onClick={() =>
            isText ? onFiles([textToFile(name.trim() || t('add.pasteNameDefault'), text)]) : files.current?.click()
          }
        >
          {isText ? t('add.readPasted') : t('add.chooseFiles')}
        </Button>
      </Thumb>
      <PlainRail />
    </Frame>
  );
}
