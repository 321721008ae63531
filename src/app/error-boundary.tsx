import { Component, type ReactNode } from 'react';
import { t } from '../ui/text/text.ts';
import { TroubleScreen } from './trouble-screen.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** The one screen for mistakes of the app itself. What was on disk stays there. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return (
      <TroubleScreen
        title={t('bug.title')}
        help={t('bug.help')}
        detail={detail}
        action={{ label: t('action.reload'), run: () => location.reload() }}
      />
    );
  }
}
