import { FolderDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import {
  canChooseFolder,
  chooseCopyFolder,
  type FolderAccess,
  forgetCopyFolder,
  readCopyFolder,
  unlockCopyFolder,
} from '../../pwa/copy-folder.ts';
import { quoteError } from '../../review/say-trouble.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogText } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Row } from '../../ui/row.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { copyIntoFolder } from './keep-safe.ts';

/** A folder outside the browser into which copies go by themselves; nothing is shown where the browser cannot do that. */
export function CopyFolderRow({ onTrouble }: { readonly onTrouble: (detail: string) => void }) {
  const { deps } = useApp();
  const [access, setAccess] = useState<FolderAccess | null>(null);
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    void readCopyFolder().then((found) => isCurrent && setAccess(found));
    return () => {
      isCurrent = false;
    };
  }, []);

  /** The first copy goes there at once: a folder that cannot be written shows itself then. */
  const use = async (ask: () => Promise<FolderAccess | null>): Promise<void> => {
    setOpen(false);
    try {
      const next = await ask();
      if (next === null) announce(t('files.folderNone'));
      else setAccess(next);
      if (next?.kind === 'open' && (await copyIntoFolder(deps, 0)))
        announce(t('files.folderSaved', { name: next.name }));
    } catch (error) {
      onTrouble(quoteError(error));
    }
  };
  const forget = async (): Promise<void> => {
    setOpen(false);
    await forgetCopyFolder();
    setAccess({ kind: 'none' });
  };

  if (!canChooseFolder() || access === null) return null;
  const mark = <Icon of={FolderDown} />;
  if (access.kind === 'none') {
    return (
      <Row
        mark={mark}
        title={t('files.folder')}
        detail={t('files.folderDetail')}
        onPress={() => void use(chooseCopyFolder)}
      />
    );
  }
  const isLocked = access.kind === 'locked';
  return (
    <>
      <Row
        mark={mark}
        title={t('files.folderIs', { name: access.name })}
        detail={t(isLocked ? 'files.folderLocked' : 'files.folderOpen')}
        onPress={() => (isLocked ? void use(unlockCopyFolder) : setOpen(true))}
      />
      {isOpen && (
        <Dialog title={t('files.folderIs', { name: access.name })} isOpen onClose={() => setOpen(false)}>
          <DialogText>{t('files.folderHelp')}</DialogText>
          <div className="sheet-acts">
            <Button onClick={() => void use(chooseCopyFolder)}>{t('files.folderOther')}</Button>
            <Button look="quiet" onClick={() => void forget()}>
              {t('files.folderForget')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
