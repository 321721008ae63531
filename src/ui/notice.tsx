import type { ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** An error is read out at once. */
  readonly isError?: boolean;
}

/** A message in the page: what is so, what is safe, what can be done. */
export function Notice({ title, children, isError = false }: NoticeProps) {
  return (
    <div className={isError ? 'notice bad' : 'notice'} role={isError ? 'alert' : 'status'}>
      <b>{title}</b>
      {children}
    </div>
  );
}
