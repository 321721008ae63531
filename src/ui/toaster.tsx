import { Toast } from '@base-ui/react/toast';
import { type CSSProperties, useEffect, useRef } from 'react';
import { onAnnounce } from './announce.ts';
import { t } from './text/text.ts';
import { useClearBottom } from './use-clear-bottom.ts';
import { useToastRoom } from './use-toast-room.ts';

const SHOWN_MILLIS = 8000;
const manager = Toast.createToastManager();

/**
 * Shows what was announced above what is pressed at the bottom, one at a time; it waits while it is touched or focused. The page ends
 * above it, so that it covers nothing.
 */
export function Toaster() {
  useEffect(
    () =>
      onAnnounce(({ text, action }) => {
        manager.add({
          title: text,
          timeout: SHOWN_MILLIS,
          ...(action ? { actionProps: { children: action.label, onClick: action.run } } : {}),
        });
      }),
    [],
  );
  return (
    <Toast.Provider toastManager={manager} limit={1}>
      <Toast.Portal>
        <Toasts />
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Toasts() {
  const { toasts } = Toast.useToastManager();
  const above = useClearBottom(toasts.length > 0);
  const viewport = useRef<HTMLDivElement>(null);
  useToastRoom(viewport, toasts.length > 0);
  const place: CSSProperties & Record<`--${string}`, string> = { '--toasts-above': `${above}px` };
  return (
    <Toast.Viewport className="toasts" aria-label={t('toast.region')} style={place} ref={viewport}>
      {toasts.map((toast) => (
        <Toast.Root key={toast.id} toast={toast} className="toast">
          {/* Its words are its name. They head nothing. */}
          <Toast.Title render={<p />} className="toast-text" />
          {toast.actionProps && <Toast.Action />}
        </Toast.Root>
      ))}
    </Toast.Viewport>
  );
}
