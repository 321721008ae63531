import { Page } from '../ui/frame.tsx';
import { DoneView } from './done-view.tsx';
import type { ReviewExtras } from './review-port.ts';
import type { Session } from './session.ts';
import { UnsavedView } from './unsaved-view.tsx';

interface OtherViewProps {
  readonly session: Session;
  readonly extras: ReviewExtras;
  readonly onRetry: () => Promise<void>;
  readonly onReload: () => void;
}

/** What stands in the place of a card: the end, an answer that is not on disk, or nothing for the moment until the next card is read. */
export function OtherView({ session, extras, onRetry, onReload }: OtherViewProps) {
  if (session.step === 'done') return <DoneView session={session} extras={extras} />;
  if (session.step === 'unsaved' && session.unsaved) {
    return (
      <UnsavedView session={session} unsaved={session.unsaved} onRetry={() => void onRetry()} onReload={onReload} />
    );
  }
  return <Page>{null}</Page>;
}
