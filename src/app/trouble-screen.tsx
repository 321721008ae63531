import { TriangleAlert } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import type { TroubleDetail } from '../model/store-fault.ts';
import { Button } from '../ui/button.tsx';
import { Frame, Page, Thumb } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { lazyPart } from '../ui/lazy-part.ts';
import { t } from '../ui/text/text.ts';

const StoreWords = lazyPart(() => import('./store-words.tsx').then((module) => module.StoreWords));

interface TroubleScreenProps {
  readonly title: string;
  /** What is safe and what can be done. */
  readonly help: string;
  /** The browser's own words, for those who want them, or a sentence of the store. */
  readonly detail?: TroubleDetail;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly children?: ReactNode;
}

/** A whole screen for what stops the app: what is so, what is safe, what to do. */
export function TroubleScreen({ title, help, detail, action, children }: TroubleScreenProps) {
  return (
    <Frame>
      <Page>
        <div role="alert" className="trouble">
          <span className="mk hard">
            <Icon of={TriangleAlert} />
          </span>
          <h1 className="unsaved-what">{title}</h1>
          <p className="sub">{help}</p>
        </div>
        {children}
        {detail && (
          <details className="details">
            <summary className="cap">{t('unsaved.browserSaid')}</summary>
            <p className="cap">
              {typeof detail === 'string' ? (
                <code>{detail}</code>
              ) : (
                <Suspense>
                  <StoreWords fault={detail} />
                </Suspense>
              )}
            </p>
          </details>
        )}
      </Page>
      {action && (
        <Thumb>
          <Button look="main" onClick={action.run}>
            {action.label}
          </Button>
        </Thumb>
      )}
    </Frame>
  );
}
