import { t } from './text/text.ts';

export interface RailKey {
  /** More than one: from the first to the last. */
  readonly keys: readonly string[];
  readonly does: string;
}

/** The keys of a screen, in the rail of a wide window. They stand where the places are elsewhere: here is something to be done first. */
export function KeyRail({ keys }: { readonly keys: readonly RailKey[] }) {
  return (
    <aside className="keys wide" aria-label={t('key.title')}>
      <Brand />
      <dl>
        {keys.map(({ keys: names, does }) => (
          <div key={does}>
            <dt>
              {names.map((name, index) => (
                <span key={name}>
                  {index > 0 && '–'}
                  <kbd>{name}</kbd>
                </span>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}

/** The rail of a screen that is to be ended or left first and has no keys of its own. */
export function PlainRail() {
  return (
    <div className="keys wide">
      <Brand />
    </div>
  );
}

const Brand = () => <span className="brand">Recollect</span>;
