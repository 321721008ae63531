import { flagName } from '../../review/flag-name.ts';
import { formatDate } from '../../ui/format.ts';
import { t } from '../../ui/text/text.ts';
import type { CardAct } from './change-cards.ts';

/** What was done, to how many cards, and how many stayed as they were. */
export function describeAct(act: CardAct, count: number, skippedCount: number): string {
  const done = describeDone(act, count);
  return skippedCount === 0 ? done : `${done} ${t('library.skipped', { count: skippedCount })}`;
}

function describeDone(act: CardAct, count: number): string {
  switch (act.kind) {
    case 'suspend':
      return act.isSuspended ? t('library.done.paused', { count }) : t('library.done.resumed', { count });
    case 'bury':
      return act.untilDay === null ? t('library.done.shown', { count }) : t('library.done.hidden', { count });
    case 'flag':
      return act.flag === 0
        ? t('library.done.unflagged', { count })
        : t('library.done.flagged', { count, flag: flagName(act.flag) });
    case 'set-due':
      return t('library.done.due', { count, day: formatDate(act.dueDay) });
    case 'reset':
      return t('library.done.reset', { count });
  }
}
