import { type MessageId, t } from './text/text.ts';

const STROKES: readonly MessageId[] = ['stroke.notStarted', 'stroke.days', 'stroke.weeks', 'stroke.months'];

/** What the strokes in the margin mean. */
export function StrokeLegend() {
  return (
    <div className="legend">
      <span className="cap">{t('stroke.legend')}</span>
      {STROKES.map((id, index) => (
        <span key={id}>
          <i className="stroke in" data-k={index} />
          {t(id)}
        </span>
      ))}
    </div>
  );
}
