import { useEffect, useState } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Whether the text can be taken. */
  readonly isValid: (text: string) => boolean;
  /** Said beside the field while its text cannot be taken. */
  readonly problem: string;
  /** Called when the learner leaves the field or presses Enter, with text that can be taken. */
  readonly onChange: (text: string) => void;
}

/** A short line of text. What cannot be taken stays in the field with the reason, and nothing is saved. */
export function TextField({ label, value, isValid, problem, onChange }: TextFieldProps) {
  const [text, setText] = useState(value);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    setText(value);
    setRefused(false);
  }, [value]);
  const commit = (): void => {
    const isGood = isValid(text);
    setRefused(!isGood);
    if (isGood && text !== value) onChange(text);
  };
  return (
    <span className="text-field">
      <input
        type="text"
        aria-label={label}
        aria-invalid={isRefused}
        value={text}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      {isRefused && (
        <span className="cap bad" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
