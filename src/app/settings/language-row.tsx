import { announce } from '../../ui/announce.ts';
import { SettingRow } from '../../ui/setting-row.tsx';
import { keepLanguage, LANGUAGES, readChosenLanguage } from '../../ui/text/language.ts';
import { t } from '../../ui/text/text.ts';
import { Choice } from '../scheduling/choice.tsx';

/** The language of the interface, for this device. Every word and every date changes with it, so the page is loaded again. */
export function LanguageRow() {
  return (
    <SettingRow title={t('language.title')}>
      <Choice
        label={t('language.title')}
        value={readChosenLanguage() ?? 'system'}
        choices={[
          { value: 'system', text: t('language.system') },
          ...LANGUAGES.map((value) => ({ value, text: t(`language.${value}`) })),
        ]}
        onChange={(value) => {
          if (keepLanguage(LANGUAGES.find((candidate) => candidate === value) ?? null)) location.reload();
          else announce(t('language.notKept'));
        }}
      />
    </SettingRow>
  );
}
