import { type MessageId, t } from '../ui/text/text.ts';

const KEYS: readonly { readonly keys: readonly string[]; readonly does: MessageId }[] = [
  { keys: ['Space'], does: 'key.show' },
  { keys: ['1', '4'], does: 'key.grade' },
  { keys: ['U'], does: 'key.undo' },
  { keys: ['E'], does: 'key.edit' },
  { keys: ['Esc'], does: 'key.end' },
];

/** The keys of a review, in the rail of a wide screen. */
export function KeyList() {
  return (
    <aside className="keys wide" aria-label={t('key.title')}>
      <span className="brand">Recollect</span>
      <dl>
        {KEYS.map(({ keys, does }) => (
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
