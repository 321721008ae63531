import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { v4 as createUuid } from 'uuid';
import { type ShareOutcome, shareFile } from '../../pwa/share-file.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Frame, Page, TopBar } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import '../../ui/styles/scheduling.css';
import { quoteError } from '../../review/say-trouble.ts';
import { type MessageId, t } from '../../ui/text/text.ts';
import { MainNav } from '../main-nav.tsx';
import { writeReminder } from './write-reminder.ts';

const USUAL_TIME = '19:00';

const SAID: Readonly<Record<Exclude<ShareOutcome['kind'], 'failed'>, MessageId>> = {
  saved: 'note.saved',
  shared: 'note.shared',
  downloaded: 'note.downloaded',
  cancelled: 'note.cancelled',
};

/** A daily entry for the learner's own calendar: the one thing that can ring while the app is closed. */
export function ReminderScreen() {
  const [time, setTime] = useState(USUAL_TIME);
  const [trouble, setTrouble] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const outcome = await shareFile(makeFile(time));
    setTrouble(outcome.kind === 'failed' ? quoteError(outcome.detail) : null);
    if (outcome.kind !== 'failed') announce(t(SAID[outcome.kind]));
  };
  return (
    <Frame>
      <TopBar title={t('device.reminder')} back={{ href: '#/settings', label: t('action.back') }} />
      <Page>
        <p className="sub">{t('device.reminderWhy')}</p>
        {trouble !== null && (
          <Notice isError title={t('device.reminderFailed')}>
            <p>{trouble}</p>
          </Notice>
        )}
        <ul className="rows">
          <SettingRow title={t('device.reminderTime')} detail={t('device.reminderTimeDetail')}>
            <input
              type="time"
              aria-label={t('device.reminderTime')}
              value={time}
              onChange={(event) => setTime(event.target.value)}
            />
          </SettingRow>
        </ul>
        <Button look="main" className="copy-button" disabled={time === ''} onClick={() => void save()}>
          <Icon of={CalendarPlus} />
          {t('device.reminderSave')}
        </Button>
        <p className="cap spaced">{t('device.reminderHelp', { summary: t('device.reminderSummary') })}</p>
        <p className="cap">{t('setAppBadge' in navigator ? 'device.badge' : 'device.noBadge')}</p>
      </Page>
      <MainNav current="settings" />
    </Frame>
  );
}

/** The entry begins today, also where the time is over: a calendar then first rings tomorrow. */
function makeFile(time: string): File {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const now = new Date();
  const text = writeReminder({
    uid: createUuid(),
    madeAtMillis: now.getTime(),
    firstDay: { year: now.getFullYear(), month: now.getMonth() + 1, dayOfMonth: now.getDate() },
    hour,
    minute,
    summary: t('device.reminderSummary'),
    description: t('device.reminderText'),
  });
  return new File([text], 'recollect.ics', { type: 'text/calendar' });
}
