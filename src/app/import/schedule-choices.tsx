import { type MessageId, t } from '../../ui/text/text.ts';
import type { ScheduleChoice } from './decide-import.ts';

const CHOICES: readonly { readonly choice: ScheduleChoice; readonly word: MessageId; readonly help: MessageId }[] = [
  { choice: 'keep', word: 'import.keepSchedule', help: 'import.keepScheduleHelp' },
  { choice: 'sooner', word: 'import.seeSooner', help: 'import.seeSoonerHelp' },
  { choice: 'again', word: 'import.startAgain', help: 'import.startAgainHelp' },
];

interface ScheduleChoicesProps {
  readonly chosen: ScheduleChoice;
  readonly onChoose: (choice: ScheduleChoice) => void;
}

/** What becomes of the schedule of a card whose answer says something else now. */
export function ScheduleChoices({ chosen, onChoose }: ScheduleChoicesProps) {
  const help = CHOICES.find(({ choice }) => choice === chosen)?.help;
  return (
    <fieldset className="choice">
      <legend className="cap ink">{t('import.answerChanged')}</legend>
      <div className="chips">
        {CHOICES.map(({ choice, word }) => (
          <button
            key={choice}
            type="button"
            className="chip"
            aria-pressed={choice === chosen}
            onClick={() => onChoose(choice)}
          >
            <span>{t(word)}</span>
          </button>
        ))}
      </div>
      {help && <p className="cap">{t(help)}</p>}
    </fieldset>
  );
}
