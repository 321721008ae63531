import type { ReactNode } from 'react';

interface SettingRowProps {
  readonly title: string;
  /** One sentence on what it does. */
  readonly detail?: string;
  /** Puts the control under the words: for one that is wide. */
  readonly isStacked?: boolean;
  /** The control, labelled by itself. */
  readonly children: ReactNode;
}

/** A setting: what it is called, what it does, and its control at the end of the row. */
export function SettingRow({ title, detail, isStacked = false, children }: SettingRowProps) {
  return (
    <li className="row-item">
      <div className={isStacked ? 'row stacked' : 'row'}>
        <span className="tx">
          <span className="t">{title}</span>
          {detail && <span className="d">{detail}</span>}
        </span>
        <span className="e">{children}</span>
      </div>
    </li>
  );
}
