import { useEffect, useState } from 'react';

const HIGHEST = 9999;

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly lowest?: number;
  readonly highest?: number;
  /** Called with a whole number within the bounds, 0 to 9999 by default, when the learner leaves the field or presses Enter. */
  readonly onChange: (value: number) => void;
}

/** A small whole number. What is not one goes back to the last value on leaving. */
export function NumberField({ label, value, lowest = 0, highest = HIGHEST, onChange }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const commit = (): void => {
    const wanted = Number(text);
    if (text.trim() !== '' && Number.isInteger(wanted) && wanted >= lowest && wanted <= highest) onChange(wanted);
    else setText(String(value));
  };
  return (
    <input
      type="number"
      inputMode="numeric"
      min={lowest}
      max={highest}
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
