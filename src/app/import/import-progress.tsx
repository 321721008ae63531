import { Button } from '../../ui/button.tsx';
import { Frame, Page, Thumb, TopBar } from '../../ui/frame.tsx';
import { PlainRail } from '../../ui/key-rail.tsx';
import { t } from '../../ui/text/text.ts';
import type { PlanProgress } from '../workers/compile-notes.ts';

interface ImportProgressProps {
  /** null until the first word of the worker. */
  readonly progress: PlanProgress | null;
  readonly onCancel: () => void;
}

/** How far the reading of notes is, and the way out of it. Nothing has changed so far. */
export function ImportProgress({ progress, onCancel }: ImportProgressProps) {
  const step = progress && progress.stage !== 'comparing' ? progress : null;
  return (
    <Frame>
      <TopBar title={t('add.title')} />
      <Page>
        <p className="sub" role="status">
          {describeProgress(progress)}
        </p>
        <progress
          className="track wide-track"
          aria-label={t('import.progress')}
          {...(step ? { value: step.done, max: Math.max(1, step.of) } : {})}
        />
        {step && <p className="cap file-name">{step.path}</p>}
      </Page>
      <Thumb>
        <Button onClick={onCancel}>{t('add.cancel')}</Button>
      </Thumb>
      <PlainRail />
    </Frame>
  );
}

function describeProgress(progress: PlanProgress | null): string {
  if (!progress) return t('import.starting');
  if (progress.stage === 'comparing') return t('import.comparing');
  const values = { done: Math.min(progress.of, Math.floor(progress.done) + 1), count: progress.of };
  return progress.stage === 'reading' ? t('import.readingFiles', values) : t('import.compiling', values);
}
