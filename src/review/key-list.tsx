import type { ReviewOptions } from '../model/review-options.ts';
import { KeyRail, type RailKey } from '../ui/key-rail.tsx';
import { t } from '../ui/text/text.ts';

function keysFor({ gradeCount, readAloud }: ReviewOptions): readonly RailKey[] {
  return [
    { keys: [t('key.space')], does: t('key.show') },
    { keys: ['I'], does: t('key.byItem') },
    { keys: ['1', String(gradeCount)], does: t('key.grade') },
    ...(readAloud === 'off' ? [] : [{ keys: ['R'], does: t('key.read') }]),
    { keys: ['U'], does: t('key.undo') },
    { keys: ['E'], does: t('key.edit') },
    { keys: ['Esc'], does: t('key.end') },
  ];
}

/** The keys of a review. */
export function KeyList({ options }: { readonly options: ReviewOptions }) {
  return <KeyRail keys={keysFor(options)} />;
}
