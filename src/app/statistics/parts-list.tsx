import { useState } from 'react';
import type { Columns } from '../../export/delimited-text.ts';
import { FEWEST_ANSWERS } from '../../scheduler/statistics-retention.ts';
import { Button } from '../../ui/button.tsx';
import { formatPercent } from '../../ui/format.ts';
import { t } from '../../ui/text/text.ts';
import { ChartFigure } from './chart-figure.tsx';
import { formatDecimal } from './format-days.ts';
import type { NoteKnowledge, PartKnowledge, SectionKnowledge } from './summarise.ts';

/** Notes that are listed at once. */
const SHOWN = 8;

/** How likely recall is for a tint, best first. */
const TINTS = [0.95, 0.9, 0.8];

interface NotesPartProps {
  readonly notes: readonly NoteKnowledge[];
  readonly onChoose: (note: NoteKnowledge) => void;
}

/** The notes, those with most to lose first. */
export function NotesPart({ notes, onChoose }: NotesPartProps) {
  const [limit, setLimit] = useState(SHOWN);
  const sorted = [...notes].sort((a, b) => b.atRiskCount - a.atRiskCount);
  if (sorted.length === 0) return null;
  return (
    <ChartFigure
      title={t('statistics.byNote')}
      remark={t('statistics.recallNow')}
      sentence={t('statistics.byNoteSentence')}
      columns={[[t('statistics.column.note'), ({ title }: NoteKnowledge) => title], ...knowledgeColumns()]}
      rows={sorted}
      fileName="notes"
      hasPicture={false}
    >
      <ul className="rows knowledge">
        {sorted.slice(0, limit).map((note) => (
          <li key={note.noteId} className="row-item">
            <button type="button" className="row" onClick={() => onChoose(note)}>
              <KnowledgeRow title={note.title} knowledge={note} />
            </button>
          </li>
        ))}
      </ul>
      {sorted.length > limit && (
        <Button look="quiet" onClick={() => setLimit(sorted.length)}>
          {t('statistics.showAll', { count: sorted.length })}
        </Button>
      )}
      <KnowledgeLegend />
    </ChartFigure>
  );
}

interface SectionsPartProps {
  readonly noteId: string;
  readonly noteTitle: string;
  readonly sections: readonly SectionKnowledge[];
}

/** The sections of a note in their order, the whole note tinted above them. Each leads to its lines. */
export function SectionsPart({ noteId, noteTitle, sections }: SectionsPartProps) {
  if (sections.length === 0) return null;
  const titleOf = ({ section }: SectionKnowledge): string => section.title || noteTitle;
  return (
    <ChartFigure
      title={t('statistics.bySection')}
      remark={t('statistics.recallNow')}
      sentence={t('statistics.bySectionSentence')}
      columns={[
        [t('statistics.column.line'), ({ section }: SectionKnowledge) => section.from],
        [t('statistics.column.section'), titleOf],
        ...knowledgeColumns<SectionKnowledge>(),
      ]}
      rows={sections}
      fileName="sections"
      hasPicture={false}
    >
      <div className="note-map" aria-hidden>
        {sections.map((part) => (
          <i
            key={part.section.from}
            data-tint={tintOf(part.meanChance)}
            style={{ flexGrow: part.section.to - part.section.from + 1 }}
          />
        ))}
      </div>
      <ul className="rows knowledge">
        {sections.map((part) => (
          <li key={part.section.from} className="row-item">
            <a className="row" href={`#/notes/${noteId}/${part.section.from}`}>
              <KnowledgeRow title={titleOf(part)} knowledge={part} />
            </a>
          </li>
        ))}
      </ul>
      <KnowledgeLegend />
    </ChartFigure>
  );
}

function KnowledgeRow({ title, knowledge }: { title: string; knowledge: PartKnowledge }) {
  const { cardCount, newCount, meanChance, atRiskCount, recall, monthsCount, weeksCount, daysCount } = knowledge;
  const answered = recall.passed + recall.failed;
  return (
    <>
      <span className="tint" data-tint={tintOf(meanChance)} aria-hidden />
      <span className="tx">
        <span className="t note">{title}</span>
        <span className="d n">
          {t('statistics.partCards', { count: cardCount, fresh: newCount })}{' '}
          {meanChance !== null && t('statistics.partRisk', { count: formatDecimal(atRiskCount) })}{' '}
          {answered >= FEWEST_ANSWERS &&
            t('statistics.partRecalled', { share: formatPercent(recall.passed / answered) })}
        </span>
      </span>
      <span className="e big n">{meanChance === null ? t('statistics.notStarted') : formatPercent(meanChance)}</span>
      <span className="split" aria-hidden>
        {[monthsCount, weeksCount, daysCount].map((count, i) => (
          // The order says what each part is.
          <i key={STEPS[i]} style={{ width: `${(count / cardCount) * 100}%` }} />
        ))}
      </span>
    </>
  );
}

const STEPS = ['months', 'weeks', 'days'] as const;

function KnowledgeLegend() {
  return (
    <div className="legend">
      {STEPS.map((step) => (
        <span key={step}>
          <i className={`swatch ${step}`} />
          {t(`stroke.${step}`)}
        </span>
      ))}
      <span>
        <i className="swatch none" />
        {t('stroke.notStarted')}
      </span>
    </div>
  );
}

function knowledgeColumns<Part extends PartKnowledge>(): Columns<Part> {
  return [
    [t('statistics.column.cards'), ({ cardCount }) => cardCount],
    [t('statistics.column.notStarted'), ({ newCount }) => newCount],
    [t('statistics.column.likely'), ({ meanChance }) => (meanChance === null ? '' : formatPercent(meanChance))],
    [t('statistics.column.atRisk'), ({ atRiskCount }) => Math.round(atRiskCount * 10) / 10],
    [t('statistics.column.recalled'), ({ recall }) => recall.passed],
    [t('statistics.column.forgotten'), ({ recall }) => recall.failed],
  ];
}

/** 4 is known best, 1 least, 0 not started. */
function tintOf(meanChance: number | null): number {
  if (meanChance === null) return 0;
  const step = TINTS.findIndex((least) => meanChance >= least);
  return step < 0 ? 1 : 4 - step;
}
