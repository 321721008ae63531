import { Flag as FlagIcon, FlagOff } from 'lucide-react';
import type { Flag } from '../model/card-state.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/text/text.ts';
import { FLAGS, flagName } from './flag-name.ts';

interface FlagChoiceProps {
  readonly value: Flag;
  readonly onChoose: (flag: Flag) => void;
}

/** One coloured mark or none. Each has its number too, so that colour is not all that tells them apart. */
export function FlagChoice({ value, onChoose }: FlagChoiceProps) {
  return (
    <fieldset className="flags">
      <legend className="cap">{t('flag.title')}</legend>
      {FLAGS.map((flag) => (
        <button
          key={flag}
          type="button"
          className="flag"
          data-flag={flag}
          title={flagName(flag)}
          aria-pressed={value === flag}
          onClick={() => onChoose(flag)}
        >
          <Icon of={flag === 0 ? FlagOff : FlagIcon} />
          <span className="vh">{flagName(flag)}, </span>
          <span>{flag === 0 ? '' : flag}</span>
        </button>
      ))}
    </fieldset>
  );
}
