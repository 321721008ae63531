import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

interface DialogProps {
  readonly title: string;
  /** The title is in the words of a note. */
  readonly isNoteTitle?: boolean;
  readonly isOpen: boolean;
  /** While something goes on that cannot be stopped: nothing closes it, and what is said in it stays in sight. */
  readonly isHeld?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet from below over a scrim. Escape, Back and a press beside it close it; focus comes back to where it was. */
export function Dialog({ title, isNoteTitle = false, isOpen, isHeld = false, onClose, children }: DialogProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && !isHeld && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Popup className="sheet ask">
          <div className="grip" />
          <Base.Title className={isNoteTitle ? 'sheet-title note' : 'sheet-title'}>{title}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** A sentence under the title of a dialog that says what will happen. */
export function DialogText({ children }: { children: ReactNode }) {
  return <Base.Description className="sub">{children}</Base.Description>;
}
