import { type MessageId, t } from './text/text.ts';

const STROKES: readonly MessageId[] = ['stroke.notStarted', 'stroke.days', 'stroke.weeks', 'stroke.months'];

interface StrokeLegendProps {
  /** A question mark stands in the margin, too. */
  readonly hasTray?: boolean;
}

/** What the strokes in the margin mean. */
export function StrokeLegend({ hasTray = false }: StrokeLegendProps) {
  return (
    <div className="legend">
      <span className="cap">{t('stroke.legend')}</span>
      {STROKES.map((id, index) => (
        <span key={id}>
          <i className="stroke in" data-k={index} />
          {t(id)}
        </span>
      ))}
      {hasTray && (
        <span>
          <i className="in-tray">?</i>
          {t('note.inTray')}
        </span>
      )}
    </div>
  );
}
