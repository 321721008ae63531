import { Flag as FlagIcon, FlagOff } from 'lucide-react';
import type { Flag } from '../model/card-state.ts';
import { Icon } from '../ui/icon.tsx';
import { type MessageId, t } from '../ui/text/text.ts';

/** Names of the flags, in the order of Anki's numbers. */
export const FLAG_NAMES: Readonly<Record<Flag, MessageId>> = {
  0: 'scheduling.flag.none',
  1: 'scheduling.flag.red',
  2: 'scheduling.flag.orange',
  3: 'scheduling.flag.green',
  4: 'scheduling.flag.blue',
  5: 'scheduling.flag.pink',
  6: 'scheduling.flag.turquoise',
  7: 'scheduling.flag.purple',
};

const FLAGS: readonly Flag[] = [0, 1, 2, 3, 4, 5, 6, 7];

interface FlagChoiceProps {
  readonly value: Flag;
  readonly onChoose: (flag: Flag) => void;
}

/** One coloured mark or none. Each has its number too, so that colour is not all that tells them apart. */
export function FlagChoice({ value, onChoose }: FlagChoiceProps) {
  return (
    <fieldset className="flags">
      <legend className="cap">{t('scheduling.flag.title')}</legend>
      {FLAGS.map((flag) => (
        <button
          key={flag}
          type="button"
          className="flag"
          data-flag={flag}
          title={t(FLAG_NAMES[flag])}
          aria-pressed={value === flag}
          onClick={() => onChoose(flag)}
        >
          <Icon of={flag === 0 ? FlagOff : FlagIcon} />
          <span className="vh">{t(FLAG_NAMES[flag])}, </span>
          <span>{flag === 0 ? '' : flag}</span>
        </button>
      ))}
    </fieldset>
  );
}
