import type { EasyDay } from '../../model/settings.ts';
import { formatWeekday } from '../../ui/format.ts';
import { t } from '../../ui/text/text.ts';

const CHOICES: readonly EasyDay[] = ['normal', 'reduced', 'minimum'];
/** 1970-01-05. */
const SOME_MONDAY = 4;

interface EasyDaysProps {
  /** Seven, from Monday. */
  readonly value: readonly EasyDay[];
  readonly onChange: (value: readonly EasyDay[]) => void;
}

/** How much to do on each weekday. */
export function EasyDays({ value, onChange }: EasyDaysProps) {
  return (
    <div className="week">
      {value.map((chosen, weekday) => {
        const name = formatWeekday(SOME_MONDAY + weekday);
        return (
          <label key={name}>
            <span>{name}</span>
            <select
              value={chosen}
              onChange={(event) => {
                const choice = CHOICES.find((candidate) => candidate === event.target.value);
                if (choice) onChange(value.map((day, i) => (i === weekday ? choice : day)));
              }}
            >
              {CHOICES.map((choice) => (
                <option key={choice} value={choice}>
                  {t(`scheduling.easy.${choice}`)}
                </option>
              ))}
            </select>
          </label>
        );
      })}
    </div>
  );
}
