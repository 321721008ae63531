import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface RowProps {
  readonly title: ReactNode;
  /** Serif when the title comes from the learner's notes. */
  readonly isNote?: boolean;
  readonly detail?: ReactNode;
  /** Icon in the margin. */
  readonly mark?: ReactNode;
  /** Stroke in the margin: how long the memory lasts. */
  readonly stroke?: MemoryStroke;
  /** What stands at the end of the row: a figure or a word. */
  readonly end?: ReactNode;
  readonly isEndLarge?: boolean;
  readonly href?: string;
  readonly onPress?: () => void;
}

/** 0 not started, 1 days, 2 weeks, 3 months. */
export type MemoryStroke = 0 | 1 | 2 | 3;

/** A row of a list. The whole row is the target where it leads somewhere. */
export function Row({ title, isNote = false, detail, mark, stroke, end, isEndLarge = false, href, onPress }: RowProps) {
  const leads = href !== undefined || onPress !== undefined;
  const body = (
    <>
      {mark && <span className="mk">{mark}</span>}
      {stroke !== undefined && <span className="stroke" data-k={stroke} />}
      <span className="tx">
        <span className={isNote ? 't note' : 't'}>{title}</span>
        {detail && <span className="d n">{detail}</span>}
      </span>
      {(end !== undefined || leads) && (
        <span className={isEndLarge ? 'e big n' : 'e n'}>
          {end}
          {leads && <ChevronRight className="i" size={20} strokeWidth={1.75} aria-hidden />}
        </span>
      )}
    </>
  );
  if (href !== undefined) {
    return (
      <li className="row-item">
        <a className="row" href={href}>
          {body}
        </a>
      </li>
    );
  }
  if (onPress) {
    return (
      <li className="row-item">
        <button type="button" className="row" onClick={onPress}>
          {body}
        </button>
      </li>
    );
  }
  return (
    <li className="row-item">
      <div className="row">{body}</div>
    </li>
  );
}

export function Rows({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="rows" aria-label={label}>
      {children}
    </ul>
  );
}

/** The stroke for an interval: under 7 days, under 30, 30 and more; null for a card that was not started. */
export function strokeOf(intervalDays: number | null): MemoryStroke {
  if (intervalDays === null) return 0;
  if (intervalDays < 7) return 1;
  return intervalDays < 30 ? 2 : 3;
}
