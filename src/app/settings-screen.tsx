import { CalendarClock, Hand, Plane, SlidersHorizontal } from 'lucide-react';
import type { Settings } from '../model/settings.ts';
import { formatHour } from '../ui/format.ts';
import { Frame, Page, PartHeading, TopBar } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Row, Rows } from '../ui/row.tsx';
import { SettingRow } from '../ui/setting-row.tsx';
import '../ui/styles/scheduling.css';
import { t } from '../ui/text/text.ts';
import { MainNav } from './main-nav.tsx';
import { NumberField } from './number-field.tsx';
import { RetentionPart } from './scheduling/retention-part.tsx';
import { useDeckSettings } from './scheduling/use-deck-settings.ts';
import { LanguageRow } from './settings/language-row.tsx';

const THEMES: readonly Settings['theme'][] = ['system', 'light', 'dark'];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const NO_PATHS = new Map();

/** What the learner sets most. Each change is on disk at once; what could not be saved says so. */
export function SettingsScreen() {
  const deck = useDeckSettings(null, NO_PATHS);
  const { settings, change, trouble } = deck;

  return (
    <Frame>
      <TopBar title={t('nav.settings')} back={{ href: '#/', label: t('action.back') }} />
      <Page>
        {trouble !== null && (
          <Notice isError title={t('unsaved.title')}>
            <p>{t('settings.notSaved', { why: trouble })}</p>
          </Notice>
        )}
        <RetentionPart deck={deck} notes={null} />
        <PartHeading>{t('settings.day')}</PartHeading>
        <ul className="rows">
          <SettingRow title={t('settings.newCards')} detail={t('settings.newCardsDetail')}>
            <NumberField
              label={t('settings.newCards')}
              value={settings.newCardsPerDay}
              onChange={(value) => void change('newCardsPerDay', value)}
            />
          </SettingRow>
          <SettingRow title={t('settings.reviews')} detail={t('settings.reviewsDetail')}>
            <NumberField
              label={t('settings.reviews')}
              value={settings.reviewsPerDay}
              onChange={(value) => void change('reviewsPerDay', value)}
            />
          </SettingRow>
          <SettingRow title={t('settings.rollover')} detail={t('settings.rolloverDetail')}>
            <select
              aria-label={t('settings.rollover')}
              value={settings.rolloverHour}
              onChange={(event) => void change('rolloverHour', Number(event.target.value))}
            >
              {HOURS.map((hour) => (
                <option key={hour} value={hour}>
                  {formatHour(hour)}
                </option>
              ))}
            </select>
          </SettingRow>
        </ul>
        <Rows>
          <Row
            mark={<Icon of={SlidersHorizontal} />}
            title={t('scheduling.more')}
            detail={t('scheduling.moreDetail')}
            href="#/scheduling"
          />
        </Rows>
        <PartHeading>{t('settings.look')}</PartHeading>
        <ul className="rows">
          <SettingRow title={t('settings.theme')}>
            <select
              aria-label={t('settings.theme')}
              value={settings.theme}
              onChange={(event) => {
                const theme = THEMES.find((candidate) => candidate === event.target.value);
                if (theme) void change('theme', theme);
              }}
            >
              {THEMES.map((theme) => (
                <option key={theme} value={theme}>
                  {t(`theme.${theme}`)}
                </option>
              ))}
            </select>
          </SettingRow>
          <LanguageRow />
        </ul>
        <Rows>
          <Row
            mark={<Icon of={Hand} />}
            title={t('options.row')}
            detail={t('options.rowDetail')}
            href="#/settings/review"
          />
        </Rows>
        <PartHeading>{t('device.title')}</PartHeading>
        <Rows>
          <Row
            mark={<Icon of={CalendarClock} />}
            title={t('device.reminder')}
            detail={t('device.reminderDetail')}
            href="#/settings/reminder"
          />
          <Row
            mark={<Icon of={Plane} />}
            title={t('device.airplane')}
            detail={t('device.airplaneDetail')}
            href="#/settings/airplane"
          />
        </Rows>
        <p className="cap version">{t('settings.version', { version: import.meta.env['VITE_APP_VERSION'] ?? '' })}</p>
      </Page>
      <MainNav current="settings" />
    </Frame>
  );
}
