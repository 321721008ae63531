import { ClipboardPaste, FileCheck, Merge, Share, Smartphone } from 'lucide-react';
import { useEffect, useState } from 'react';
import { sayTrouble } from '../review/say-trouble.ts';
import { Button } from '../ui/button.tsx';
import { Frame, Page, Thumb } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { t } from '../ui/text/text.ts';
import { useApp } from './app-context.ts';
import { type BuiltInNotes, readBuiltInNotes, takeInBuiltInNotes } from './built-in-notes.ts';

/** The very first screen: what this is, one's own notes, or the built-in ones to begin at once. */
export function FirstRunScreen() {
  const { deps, settings } = useApp();
  const [builtIn, setBuiltIn] = useState<BuiltInNotes | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    void readBuiltInNotes(deps).then(setBuiltIn);
  }, [deps]);

  const begin = async (): Promise<void> => {
    if (!builtIn) return;
    setWorking(true);
    const result = await takeInBuiltInNotes(deps, builtIn);
    if (result.kind === 'not-saved') setTrouble(sayTrouble(result));
    else location.hash = '#/';
    setWorking(false);
  };

  return (
    <Frame>
      <Page>
        <div className="first-run">
          <p className="cap note ink brand-word">Recollect</p>
          <h1 className="lead">{t('first.lead')}</h1>
          <p className="sub">{t('first.sub')}</p>
          {trouble !== null && (
            <Notice isError title={t('unsaved.title')}>
              <p>{t('first.notSaved', { why: trouble })}</p>
            </Notice>
          )}
          {builtIn && (
            <div className="offer">
              <p className="h2">{t('first.tryTitle')}</p>
              <p className="offer-note note">{builtIn.title}</p>
              <p className="cap ink n">
                {t('first.tryDetail', {
                  count: builtIn.cardCount,
                  today: Math.min(builtIn.cardCount, settings.newCardsPerDay),
                })}
              </p>
              <ul className="offer-questions note">
                {builtIn.sampleQuestions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
              <Button onClick={() => void begin()} disabled={isWorking}>
                {isWorking ? t('action.saving') : t('first.try')}
              </Button>
            </div>
          )}
          <ul className="promise">
            <li>
              <span className="mk">
                <Icon of={FileCheck} />
              </span>
              <b>{t('first.filesStay')}</b>
              {t('first.filesStayDetail')}
            </li>
            <li>
              <span className="mk">
                <Icon of={Smartphone} />
              </span>
              <b>{t('first.onDevice')}</b>
              {t('first.onDeviceDetail')}
            </li>
            <li>
              <span className="mk">
                <Icon of={Share} />
              </span>
              <b>{t('first.leave')}</b>
              {t('first.leaveDetail')}
            </li>
          </ul>
        </div>
      </Page>
      <Thumb>
        <a className="btn main" href="#/add">
          {t('first.choose')}
        </a>
        <div className="pair">
          <a className="btn small" href="#/add/paste">
            <Icon of={ClipboardPaste} isSmall />
            {t('first.paste')}
          </a>
          <a className="btn small" href="#/data">
            <Icon of={Merge} isSmall />
            {t('first.openCopy')}
          </a>
        </div>
      </Thumb>
    </Frame>
  );
}
