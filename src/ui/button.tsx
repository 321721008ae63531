import type { ButtonHTMLAttributes, ReactNode } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main` is the one filled button of a screen; `danger` loses something; `quiet` is text alone. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly isSmall?: boolean;
  readonly children: ReactNode;
}

export function Button({ look = 'plain', isSmall = false, children, className, ...rest }: ButtonProps) {
  const names = ['btn', look === 'plain' ? '' : look, isSmall ? 'small' : '', className ?? '']
    .filter(Boolean)
    .join(' ');
  return (
    <button type="button" className={names} {...rest}>
      {children}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Read out, and shown as a tooltip. */
  readonly label: string;
  readonly children: ReactNode;
}

export function IconButton({ label, children, ...rest }: IconButtonProps) {
  return (
    <button type="button" className="ib" aria-label={label} title={label} {...rest}>
      {children}
    </button>
  );
}
