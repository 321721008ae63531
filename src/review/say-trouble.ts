import type { StoreFault, TroubleDetail } from '../model/store-fault.ts';
import type { StoreTrouble } from '../model/write.ts';
import { t } from '../ui/text/text.ts';

interface Trouble {
  readonly reason: StoreTrouble;
  readonly detail: TroubleDetail;
}

/** What went wrong and what to do, in the learner's language; what the browser said of it is quoted as it is. */
export function sayTrouble({ reason, detail }: Trouble): string {
  if (typeof detail !== 'string') return `${sayFault(detail)} ${t(`trouble.do.${reason}`)}`;
  const sentences = [t(`trouble.what.${reason}`), t(`trouble.do.${reason}`)];
  return [...sentences, ...(detail === '' ? [] : [t('trouble.quoted', { detail })])].join(' ');
}

/** The detail alone: under a title that says what to do. */
export function sayDetail(detail: TroubleDetail): string {
  return typeof detail === 'string' ? detail : sayFault(detail);
}

/** An error that has no sentence, quoted as it is: below one that says what could not be done. */
export function quoteError(error: unknown): string {
  const words = error instanceof Error ? error.message || error.name : String(error);
  return t('trouble.quoted', { detail: words });
}

function sayFault({ id, values }: StoreFault): string {
  return t(`store.${id}`, values);
}
