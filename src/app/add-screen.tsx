import { FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Frame, Page, PartHeading, Thumb, TopBar } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { t } from '../ui/text/text.ts';
import { useApp } from './app-context.ts';
import { ImportPreview } from './import-preview.tsx';
import { type ImportPlan, planImport } from './plan-import.ts';
import { isNoteFile, type ReadFiles, readNoteFiles } from './read-note-files.ts';

interface AddScreenProps {
  /** Opens with the field for pasted text in view. */
  readonly isPasting: boolean;
}

type State =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading'; readonly count: number }
  | { readonly kind: 'planned'; readonly plan: ImportPlan };

/** Brings notes in: files, a folder or pasted text; then shows what will change before anything does. */
export function AddScreen({ isPasting }: AddScreenProps) {
  const { deps } = useApp();
  const [state, setState] = useState<State>({ kind: 'choosing' });
  const [unreadable, setUnreadable] = useState<ReadFiles['unreadable']>([]);
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const pasted = useRef<HTMLTextAreaElement>(null);

  // Opened by "Paste text": the field is what was asked for.
  useEffect(() => {
    if (isPasting) pasted.current?.focus();
  }, [isPasting]);

  const plan = async (read: ReadFiles): Promise<void> => {
    setUnreadable(read.unreadable);
    if (read.texts.length === 0) {
      setState({ kind: 'choosing' });
      return;
    }
    setState({ kind: 'reading', count: read.texts.length });
    setState({ kind: 'planned', plan: await planImport(deps, read.texts) });
  };

  const take = async (chosen: readonly File[]): Promise<void> => {
    if (chosen.length === 0) return;
    setState({ kind: 'reading', count: chosen.length });
    await plan(await readNoteFiles(chosen));
  };

  const takePasted = (): void => {
    const title = name.trim() || t('add.pasteNameDefault');
    void plan({ texts: [{ path: `${title.replace(/[\\/]/g, '-')}.md`, text }], unreadable: [] });
  };

  if (state.kind === 'planned') {
    return <ImportPreview plan={state.plan} unreadable={unreadable} onCancel={() => setState({ kind: 'choosing' })} />;
  }
  return (
    <Frame>
      <TopBar title={t('add.title')} back={{ href: '#/notes', label: t('add.cancel'), icon: 'close' }} />
      <Page>
        <p className="sub">{t('add.intro')}</p>
        {unreadable.map(({ name: file, why }) => (
          <Notice key={file} isError title={t('add.unreadable', { name: file })}>
            <p>
              {why} {t('add.otherWent')}
            </p>
          </Notice>
        ))}
        <div className="add-folder">
          <Button isSmall onClick={() => folder.current?.click()} disabled={state.kind === 'reading'}>
            <Icon of={FolderOpen} isSmall />
            {t('add.chooseFolder')}
          </Button>
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
          <textarea ref={pasted} className="tall" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <input
          ref={files}
          hidden
          type="file"
          multiple
          accept=".md,.markdown,.txt,text/markdown,text/plain"
          data-testid="note-files"
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
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
          onChange={(event) => {
            void take([...(event.target.files ?? [])].filter(isNoteFile));
            event.target.value = '';
          }}
        />
      </Page>
      <Thumb>
        {text.trim() === '' ? (
          <Button look="main" onClick={() => files.current?.click()} disabled={state.kind === 'reading'}>
            {state.kind === 'reading' ? t('add.reading', { count: state.count }) : t('add.chooseFiles')}
          </Button>
        ) : (
          <Button look="main" onClick={takePasted} disabled={state.kind === 'reading'}>
            {state.kind === 'reading' ? t('add.reading', { count: state.count }) : t('add.readPasted')}
          </Button>
        )}
      </Thumb>
    </Frame>
  );
}
