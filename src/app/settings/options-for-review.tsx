import { useEffect, useState } from 'react';
import { LONGEST_WAIT_SECONDS } from '../../model/review-options.ts';
import { Frame, Page, PartHeading, TopBar } from '../../ui/frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { findOfflineVoice } from '../../ui/speech.ts';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { t } from '../../ui/text/text.ts';
import { MainNav } from '../main-nav.tsx';
import { NumberField } from '../number-field.tsx';
import { Choice } from '../scheduling/choice.tsx';
import { useReviewOptions } from './use-review-options.ts';

/** How a review is held, typed and heard. Each change is on disk at once; everything is off at first. */
export function ReviewOptionsScreen() {
  const { options, change, trouble } = useReviewOptions();
  const voice = useOfflineVoice();
  const canVibrate = 'vibrate' in navigator;
  const canStayOn = 'wakeLock' in navigator;

  return (
    <Frame>
      <TopBar title={t('options.title')} back={{ href: '#/settings', label: t('action.back') }} />
      <Page>
        {trouble !== null && (
          <Notice isError title={t('unsaved.title')}>
            <p>{t('settings.notSaved', { why: trouble })}</p>
          </Notice>
        )}
        <PartHeading isFirst>{t('options.hand')}</PartHeading>
        <ul className="rows">
          <SettingRow title={t('options.gradesFrom')} detail={t('options.gradesFromDetail')}>
            <Choice
              label={t('options.gradesFrom')}
              value={options.gradesFrom}
              choices={[
                { value: 'left', text: t('options.left') },
                { value: 'right', text: t('options.right') },
              ]}
              onChange={(value) => void change('gradesFrom', value)}
            />
          </SettingRow>
          <SettingRow title={t('options.gradeCount')} detail={t('options.gradeCountDetail')}>
            <Choice
              label={t('options.gradeCount')}
              value={options.gradeCount === 2 ? 'two' : 'four'}
              choices={[
                { value: 'four', text: t('options.four') },
                { value: 'two', text: t('options.two') },
              ]}
              onChange={(value) => void change('gradeCount', value === 'two' ? 2 : 4)}
            />
          </SettingRow>
          <SwitchRow
            title={t('options.swipe')}
            detail={t('options.swipeDetail')}
            isOn={options.swipe}
            onChange={(isOn) => void change('swipe', isOn)}
          />
          <SwitchRow
            title={t('options.tapZones')}
            detail={t('options.tapZonesDetail')}
            isOn={options.tapZones}
            onChange={(isOn) => void change('tapZones', isOn)}
          />
          <SwitchRow
            title={t('options.haptics')}
            detail={t(canVibrate ? 'options.hapticsDetail' : 'options.hapticsNone')}
            isOn={options.haptics}
            isUseless={!canVibrate}
            onChange={(isOn) => void change('haptics', isOn)}
          />
          <SwitchRow
            title={t('options.keepScreenOn')}
            detail={t(canStayOn ? 'options.keepScreenOnDetail' : 'options.keepScreenOnNone')}
            isOn={options.keepScreenOn}
            isUseless={!canStayOn}
            onChange={(isOn) => void change('keepScreenOn', isOn)}
          />
        </ul>
        <PartHeading>{t('options.answering')}</PartHeading>
        <ul className="rows">
          <SwitchRow
            title={t('options.typeAnswer')}
            detail={t('options.typeAnswerDetail')}
            isOn={options.typeAnswer}
            onChange={(isOn) => void change('typeAnswer', isOn)}
          />
          <SettingRow title={t('options.wait')} detail={t('options.waitDetail')}>
            <NumberField
              label={t('options.wait')}
              value={options.showAnswerAfterSeconds}
              highest={LONGEST_WAIT_SECONDS}
              onChange={(value) => void change('showAnswerAfterSeconds', value)}
            />
          </SettingRow>
        </ul>
        <PartHeading>{t('options.hearing')}</PartHeading>
        <ul className="rows">
          <SettingRow title={t('options.readAloud')} detail={t(READ_DETAILS[options.readAloud])}>
            <Choice
              label={t('options.readAloud')}
              value={options.readAloud}
              choices={[
                { value: 'off', text: t('options.readOff') },
                { value: 'button', text: t('options.readButton') },
                { value: 'hands-free', text: t('options.readHandsFree') },
              ]}
              onChange={(value) => void change('readAloud', value)}
            />
          </SettingRow>
        </ul>
        <p className="cap" role="status">
          {voice === 'looking' ? '' : voice === null ? t('review.noVoice') : t('options.voice', { name: voice })}
        </p>
      </Page>
      <MainNav current="settings" />
    </Frame>
  );
}

const READ_DETAILS = {
  off: 'options.readOffDetail',
  button: 'options.readButtonDetail',
  'hands-free': 'options.readHandsFreeDetail',
} as const;

/** Name of the voice that reads without a network; null where there is none. */
function useOfflineVoice(): string | null | 'looking' {
  const [name, setName] = useState<string | null | 'looking'>('looking');
  useEffect(() => {
    let isCurrent = true;
    void findOfflineVoice().then((voice) => isCurrent && setName(voice?.name ?? null));
    return () => {
      isCurrent = false;
    };
  }, []);
  return name;
}
