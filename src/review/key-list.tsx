import type { ReviewOptions } from '../model/review-options.ts';
import { type MessageId, t } from '../ui/text/text.ts';

interface Key {
  readonly keys: readonly string[];
  readonly does: MessageId;
}

function keysFor({ gradeCount, readAloud }: ReviewOptions): readonly Key[] {
  return [
    { keys: [t('key.space')], does: 'key.show' },
    { keys: ['I'], does: 'key.byItem' },
    { keys: ['1', String(gradeCount)], does: 'key.grade' },
    ...(readAloud === 'off' ? [] : [{ keys: ['R'], does: 'key.read' } as const]),
    { keys: ['U'], does: 'key.undo' },
    { keys: ['E'], does: 'key.edit' },
    { keys: ['Esc'], does: 'key.end' },
  ];
}

/** The keys of a review, in the rail of a wide screen. */
export function KeyList({ options }: { readonly options: ReviewOptions }) {
  return (
    <aside className="keys wide" aria-label={t('key.title')}>
      <span className="brand">Recollect</span>
      <dl>
        {keysFor(options).map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && '–'}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
