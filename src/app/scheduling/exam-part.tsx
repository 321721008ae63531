import { dayToText, textToDay } from '../../review/due-day-sheet.tsx';
import { formatPercent } from '../../ui/format.ts';
import { PartHeading } from '../../ui/frame.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { readToday } from '../deps.ts';
import { Choice } from './choice.tsx';
import { DeckRow } from './deck-row.tsx';
import type { DeckSettings } from './use-deck-settings.ts';

const TARGETS = ['0.9', '0.95', '0.97'] as const;

/** The day a deck has to be known by. */
export function ExamPart({ deck }: { deck: DeckSettings }) {
  const { deps, settings: all } = useApp();
  const { settings, change } = deck;
  const { examDay, examRetention } = settings;
  const today = readToday(deps, all);
  const target = TARGETS.find((value) => Number(value) === examRetention) ?? '0.95';
  return (
    <>
      <PartHeading>{t('scheduling.exam')}</PartHeading>
      <ul className="rows">
        <DeckRow
          deck={deck}
          name="examDay"
          isStacked
          title={t('scheduling.examDay')}
          detail={t('scheduling.examDayDetail')}
        >
          <input
            type="date"
            aria-label={t('scheduling.examDay')}
            min={dayToText(today)}
            value={examDay === null ? '' : dayToText(examDay)}
            onChange={(event) => void change('examDay', textToDay(event.target.value, today))}
          />
        </DeckRow>
        {examDay !== null && (
          <DeckRow
            deck={deck}
            name="examRetention"
            title={t('scheduling.examTarget')}
            detail={t('scheduling.examTargetDetail')}
          >
            <Choice
              label={t('scheduling.examTarget')}
              value={target}
              choices={TARGETS.map((value) => ({ value, text: formatPercent(Number(value)) }))}
              onChange={(value) => void change('examRetention', Number(value))}
            />
          </DeckRow>
        )}
      </ul>
      {examDay !== null && examDay < today && <p className="cap ink">{t('scheduling.examOver')}</p>}
    </>
  );
}
