import { Check, ChevronDown, Clock, Unplug } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Page, Thumb } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { Row, Rows } from '../ui/row.tsx';
import { type MessageId, t } from '../ui/text/text.ts';
import { gradeWord } from './grade-bar.tsx';
import { sayDetail } from './say-trouble.ts';
import type { Session, Unsaved } from './session.ts';

const TITLES: Readonly<Record<Unsaved['reason'], MessageId>> = {
  lost: 'unsaved.lost',
  quota: 'unsaved.quota',
  superseded: 'unsaved.superseded',
  unknown: 'unsaved.unknown',
};

interface UnsavedViewProps {
  readonly session: Session;
  readonly unsaved: Unsaved;
  readonly onRetry: () => void;
  readonly onReload: () => void;
}

/** Shown in place of the card while an answer is not on disk: what is saved, what is not, and what to do. */
export function UnsavedView({ session, unsaved, onRetry, onReload }: UnsavedViewProps) {
  const event = unsaved.writes[0]?.event;
  // Room can be made and a hiccup passes; a lost connection or an old page needs a new one.
  const isReloadNeeded = unsaved.reason === 'lost' || unsaved.reason === 'superseded';
  return (
    <>
      <Page>
        <div role="alert">
          <p className="cap hard unsaved-head">
            <span className="mk hard">
              <Icon of={Unplug} />
            </span>
            {t('unsaved.title')}
          </p>
          <p className="unsaved-what">{t(TITLES[unsaved.reason])}</p>
          <p className="sub">{unsaved.reason === 'quota' ? t('unsaved.quotaHelp') : t('unsaved.nothingLost')}</p>
        </div>
        <Rows>
          <Row
            mark={
              <span className="good">
                <Icon of={Check} />
              </span>
            }
            title={t('unsaved.savedAnswers', { count: session.answers.length })}
            detail={t('unsaved.saved')}
          />
          <Row
            mark={
              <span className="hard">
                <Icon of={Clock} />
              </span>
            }
            title={
              event?.kind === 'review' && session.shown
                ? t('unsaved.answer', { grade: gradeWord(event.grade), question: session.shown.view.question })
                : t('unsaved.change')
            }
            detail={t('unsaved.kept')}
          />
        </Rows>
        <details className="details">
          <summary className="cap">
            {t('unsaved.browserSaid')}
            <Icon of={ChevronDown} isSmall />
          </summary>
          <p className="cap">
            {typeof unsaved.detail === 'string' ? <code>{unsaved.detail}</code> : sayDetail(unsaved.detail)}
          </p>
        </details>
      </Page>
      <Thumb>
        <Button look="main" onClick={isReloadNeeded ? onReload : onRetry}>
          <span>
            {isReloadNeeded ? t('unsaved.reconnect') : t('unsaved.retry')}
            <small>{isReloadNeeded ? t('unsaved.reconnectDetail') : t('unsaved.retryDetail')}</small>
          </span>
        </Button>
      </Thumb>
    </>
  );
}
