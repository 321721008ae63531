import { PartHeading } from '../../ui/frame.tsx';
import { t } from '../../ui/text/text.ts';
import { NumberField } from '../number-field.tsx';
import { DeckRow } from './deck-row.tsx';
import { EasyDays } from './easy-days.tsx';
import { formatSteps, parseSteps } from './steps-text.ts';
import { TextField } from './text-field.tsx';
import type { DeckSettings } from './use-deck-settings.ts';

/** Steps, bounds of intervals, leeches and easy days. */
export function IntervalPart({ deck }: { deck: DeckSettings }) {
  const { settings, change } = deck;
  const steps = ['learningStepsMinutes', 'relearningStepsMinutes'] as const;
  const numbers = ['minimumIntervalDays', 'maximumIntervalDays', 'leechThreshold'] as const;
  return (
    <>
      <PartHeading>{t('scheduling.steps')}</PartHeading>
      <ul className="rows">
        {steps.map((key) => (
          <DeckRow
            key={key}
            deck={deck}
            name={key}
            isStacked
            title={t(`scheduling.${key}`)}
            detail={t(`scheduling.${key}.detail`)}
          >
            <TextField
              label={t(`scheduling.${key}`)}
              value={formatSteps(settings[key])}
              isValid={(text) => parseSteps(text) !== null}
              problem={t('scheduling.stepsProblem')}
              onChange={(text) => void change(key, parseSteps(text))}
            />
          </DeckRow>
        ))}
      </ul>
      <PartHeading>{t('scheduling.intervals')}</PartHeading>
      <ul className="rows">
        {numbers.map((key) => (
          <DeckRow
            key={key}
            deck={deck}
            name={key}
            title={t(`scheduling.${key}`)}
            detail={t(`scheduling.${key}.detail`)}
          >
            <NumberField
              label={t(`scheduling.${key}`)}
              value={settings[key]}
              lowest={key === 'leechThreshold' ? 0 : 1}
              highest={key === 'leechThreshold' ? 99 : 36_500}
              onChange={(value) => void change(key, value)}
            />
          </DeckRow>
        ))}
      </ul>
      <PartHeading>{t('scheduling.easyDays')}</PartHeading>
      <p className="cap">{t('scheduling.easyDaysDetail')}</p>
      <EasyDays value={settings.easyDays} onChange={(value) => void change('easyDays', value)} />
    </>
  );
}
