import { useState } from 'react';
import type { StudyDay } from '../model/time.ts';
import { civilDateToDay, dayToCivilDate } from '../scheduler/civil-date.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogText } from '../ui/dialog.tsx';
import { formatDayFrom } from '../ui/format.ts';
import { t } from '../ui/text/text.ts';

/** Days from today that are one press away. */
const USUAL_DAYS = [0, 1, 3, 7, 30];

interface DueDaySheetProps {
  readonly today: StudyDay;
  readonly onChoose: (day: StudyDay) => void;
  readonly onClose: () => void;
}

/** Asks for the day on which a card comes next. */
export function DueDaySheet({ today, onChoose, onClose }: DueDaySheetProps) {
  const [day, setDay] = useState<StudyDay | null>(null);
  return (
    <Dialog title={t('scheduling.setDue')} isOpen onClose={onClose}>
      <DialogText>{t('scheduling.setDueHelp')}</DialogText>
      <div className="chips">
        {USUAL_DAYS.map((ahead) => (
          <button key={ahead} type="button" className="chip" onClick={() => onChoose(today + ahead)}>
            <span>{formatDayFrom(today, today + ahead)}</span>
          </button>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (day !== null) onChoose(day);
        }}
      >
        <label className="field">
          <span>{t('scheduling.otherDay')}</span>
          <input
            type="date"
            min={dayToText(today)}
            onChange={(event) => setDay(textToDay(event.target.value, today))}
          />
        </label>
        <div className="sheet-acts">
          <Button type="submit" look="main" disabled={day === null}>
            {t('action.save')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** `2026-11-24`, as a date field has it. */
export function dayToText(day: StudyDay): string {
  const { year, month, dayOfMonth } = dayToCivilDate(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** The study day of a date field's text; null for none, and for a day before `earliest`. */
export function textToDay(text: string, earliest: StudyDay): StudyDay | null {
  const [, year, month, dayOfMonth] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined || dayOfMonth === undefined) return null;
  const day = civilDateToDay({ year: Number(year), month: Number(month), dayOfMonth: Number(dayOfMonth) });
  return day >= earliest ? day : null;
}
