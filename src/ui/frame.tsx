import { ArrowLeft, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { t } from './text/text.ts';

/** A whole screen: top bar, page, thumb zone and bottom bar in their places. */
export function Frame({ children }: { children: ReactNode }) {
  return <div className="frame">{children}</div>;
}

interface TopBarProps {
  readonly title: string;
  /** Serif when the title is the learner's own words. */
  readonly isNoteTitle?: boolean;
  /** Stands beside the title, smaller: the day. */
  readonly aside?: string;
  /** What stands in the margin: a way back or out. */
  readonly back?: { readonly href: string; readonly label: string; readonly icon?: 'back' | 'close' };
  readonly actions?: ReactNode;
}

export function TopBar({ title, isNoteTitle = false, aside, back, actions }: TopBarProps) {
  return (
    <header className="bar">
      {back && (
        <a className="ib" href={back.href} aria-label={back.label}>
          <Icon of={back.icon === 'close' ? X : ArrowLeft} />
        </a>
      )}
      <h1 className={isNoteTitle ? 'note' : undefined} tabIndex={-1}>
        {title}
        {aside && <span className="day"> {aside}</span>}
      </h1>
      {actions && <div className="acts">{actions}</div>}
    </header>
  );
}

interface PageProps {
  readonly children: ReactNode;
  /** Two columns on a wide screen: text, then what belongs beside it. */
  readonly isColumns?: boolean;
}

/** The part of a screen that scrolls. */
export function Page({ children, isColumns = false }: PageProps) {
  return (
    // A region that scrolls has to be reachable by keyboard, hence the tab stop.
    <main className={isColumns ? 'page cols' : 'page'} tabIndex={0}>
      {children}
    </main>
  );
}

/** What is pressed most, where the thumb is. */
export function Thumb({ children, isStuck = false }: { children: ReactNode; isStuck?: boolean }) {
  return (
    <section className={isStuck ? 'thumb stick' : 'thumb'} aria-label={t('nav.actions')}>
      {children}
    </section>
  );
}

/** A heading of a part of the page, with an optional quiet remark at its end. */
export function PartHeading({
  children,
  remark,
  isFirst = false,
}: {
  children: ReactNode;
  remark?: ReactNode;
  isFirst?: boolean;
}) {
  return (
    <h2 className={isFirst ? 'h2 first' : 'h2'}>
      {children}
      {remark && <span>{remark}</span>}
    </h2>
  );
}
