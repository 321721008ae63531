import type { NewCardOrder, NewCardPlace, ReviewOrder } from '../../model/settings.ts';
import { PartHeading } from '../../ui/frame.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { t } from '../../ui/text/text.ts';
import { NumberField } from '../number-field.tsx';
import { Choice } from './choice.tsx';
import { DeckRow } from './deck-row.tsx';
import type { DeckSettings } from './use-deck-settings.ts';

const NEW_ORDERS: readonly NewCardOrder[] = ['notes', 'spread'];
const PLACES: readonly NewCardPlace[] = ['mixed', 'first', 'last'];
const REVIEW_ORDERS: readonly ReviewOrder[] = ['relative-overdueness', 'retrievability', 'due', 'random'];

/** How much a day, and in which order. Orders are the same for all decks: their cards are asked together. */
export function DailyPart({ deck }: { deck: DeckSettings }) {
  const { settings, change, scope } = deck;
  const isAll = scope === null;
  return (
    <>
      <PartHeading>{t('settings.day')}</PartHeading>
      <ul className="rows">
        <DeckRow
          deck={deck}
          name="newCardsPerDay"
          title={t('settings.newCards')}
          detail={t(isAll ? 'settings.newCardsDetail' : 'scheduling.deckLimitDetail')}
        >
          <NumberField
            label={t('settings.newCards')}
            value={settings.newCardsPerDay}
            onChange={(value) => void change('newCardsPerDay', value)}
          />
        </DeckRow>
        <DeckRow
          deck={deck}
          name="reviewsPerDay"
          title={t('settings.reviews')}
          detail={t(isAll ? 'settings.reviewsDetail' : 'scheduling.deckLimitDetail')}
        >
          <NumberField
            label={t('settings.reviews')}
            value={settings.reviewsPerDay}
            onChange={(value) => void change('reviewsPerDay', value)}
          />
        </DeckRow>
      </ul>
      {isAll && (
        <>
          <PartHeading>{t('scheduling.order')}</PartHeading>
          <ul className="rows">
            <SettingRow isStacked title={t('scheduling.reviewOrder')} detail={t('scheduling.reviewOrderDetail')}>
              <Choice
                label={t('scheduling.reviewOrder')}
                value={settings.reviewOrder}
                choices={REVIEW_ORDERS.map((value) => ({ value, text: t(`scheduling.reviewOrder.${value}`) }))}
                onChange={(value) => void change('reviewOrder', value)}
              />
            </SettingRow>
            <SettingRow isStacked title={t('scheduling.newOrder')} detail={t('scheduling.newOrderDetail')}>
              <Choice
                label={t('scheduling.newOrder')}
                value={settings.newCardOrder}
                choices={NEW_ORDERS.map((value) => ({ value, text: t(`scheduling.newOrder.${value}`) }))}
                onChange={(value) => void change('newCardOrder', value)}
              />
            </SettingRow>
            <SettingRow isStacked title={t('scheduling.newPlace')} detail={t('scheduling.newPlaceDetail')}>
              <Choice
                label={t('scheduling.newPlace')}
                value={settings.newCardPlace}
                choices={PLACES.map((value) => ({ value, text: t(`scheduling.newPlace.${value}`) }))}
                onChange={(value) => void change('newCardPlace', value)}
              />
            </SettingRow>
            <SettingRow isStacked title={t('scheduling.siblings')} detail={t('scheduling.siblingsDetail')}>
              <Choice
                label={t('scheduling.siblings')}
                value={settings.burySiblings ? 'wait' : 'same'}
                choices={[
                  { value: 'wait', text: t('scheduling.siblings.wait') },
                  { value: 'same', text: t('scheduling.siblings.same') },
                ]}
                onChange={(value) => void change('burySiblings', value === 'wait')}
              />
            </SettingRow>
          </ul>
        </>
      )}
    </>
  );
}
