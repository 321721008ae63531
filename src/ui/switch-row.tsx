import { useId } from 'react';
import './styles/switch.css';

interface SwitchRowProps {
  readonly title: string;
  /** One sentence on what it does. */
  readonly detail: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  /** It does nothing on this device; `detail` says so. */
  readonly isUseless?: boolean;
}

/** A setting that is on or off. The whole row is the target. */
export function SwitchRow({ title, detail, isOn, onChange, isUseless = false }: SwitchRowProps) {
  const detailId = useId();
  return (
    <li className="row-item">
      <label className="row switch-row">
        <span className="tx">
          <span className="t">{title}</span>
          <span className="d" id={detailId}>
            {detail}
          </span>
        </span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={isOn}
          className="sw"
          aria-label={title}
          aria-describedby={detailId}
          checked={isOn}
          disabled={isUseless && !isOn}
          onChange={(event) => onChange(event.target.checked)}
        />
      </label>
    </li>
  );
}
