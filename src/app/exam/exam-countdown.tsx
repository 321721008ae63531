import { useCallback, useState } from 'react';
import type { AllSettings } from '../../model/settings.ts';
import type { StudyDay } from '../../model/time.ts';
import { MILLIS_PER_DAY } from '../../scheduler/study-day.ts';
import { DATABASE_NAME } from '../../store/database.ts';
import { Button } from '../../ui/button.tsx';
import { formatDate, formatPercent } from '../../ui/format.ts';
import { PartHeading } from '../../ui/frame.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import type { Deps } from '../deps.ts';
import { runTask } from '../scheduling/run-task.ts';
import { useTask } from '../scheduling/use-task.ts';
import { findExams, type UpcomingExam } from './find-exams.ts';
import { type ExamSection, meanChance } from './sum-exam.ts';

/** Sections that are listed at once: those that need it most. */
const SHOWN = 4;

interface Countdown {
  readonly exam: UpcomingExam;
  readonly sections: readonly ExamSection[];
}

/** Days to each exam that is set, and how well the sections will be known by then. Nothing without an exam. */
export function ExamCountdowns({ today }: { readonly today: StudyDay }) {
  const { deps, settings } = useApp();
  const task = useTask(useCallback(() => readCountdowns(deps, settings, today), [deps, settings, today]));
  if (task.kind === 'running') return null;
  if (task.kind === 'failed') return <p className="cap">{t('scheduling.examFailed')}</p>;
  return task.value.map(({ exam, sections }) => (
    <ExamPart key={`${exam.day} ${exam.target} ${exam.scope}`} exam={exam} sections={sections} today={today} />
  ));
}

async function readCountdowns(deps: Deps, settings: AllSettings, today: StudyDay): Promise<readonly Countdown[]> {
  const exams = findExams(settings.values, await deps.store.readNotePaths(), today);
  const countdowns = await Promise.all(
    exams.map(async (exam) => ({
      exam,
      sections: await runTask('exam', {
        database: DATABASE_NAME,
        weights: settings.weights,
        deck: exam.noteIds,
        atMillis: deps.nowMillis() + (exam.day - today) * MILLIS_PER_DAY,
      }),
    })),
  );
  return countdowns.filter(({ sections }) => sections.length > 0);
}

function ExamPart({ exam, sections, today }: Countdown & { readonly today: StudyDay }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? sections : sections.slice(0, SHOWN);
  const hasSeveralNotes = new Set(sections.map(({ noteId }) => noteId)).size > 1;
  return (
    <div>
      <PartHeading remark={exam.scope === null ? undefined : <span className="note">{deckName(exam, sections)}</span>}>
        {t('scheduling.examIn', { days: exam.day - today })}
      </PartHeading>
      <p className="cap ink">
        {t('scheduling.examChance', {
          day: formatDate(exam.day),
          chance: formatPercent(meanChance(sections)),
          target: formatPercent(exam.target),
        })}
      </p>
      <Rows label={t('scheduling.examSections')}>
        {shown.map((section) => (
          <Row
            key={`${section.noteId} ${section.from}`}
            isNote
            title={section.title || section.noteTitle}
            detail={<SectionDetail section={section} hasNote={hasSeveralNotes && isOwnTitle(section)} />}
            end={formatPercent(section.chance)}
            href={`#/notes/${section.noteId}/${section.from}`}
          />
        ))}
      </Rows>
      {sections.length > shown.length && (
        <Button look="quiet" isSmall onClick={() => setWhole(true)}>
          {t('scheduling.examAll', { count: sections.length })}
        </Button>
      )}
    </div>
  );
}

/** Not that of the note, which would be said twice. */
const isOwnTitle = ({ title, noteTitle }: ExamSection): boolean => title !== '' && title !== noteTitle;

function SectionDetail({ section, hasNote }: { readonly section: ExamSection; readonly hasNote: boolean }) {
  return (
    <>
      {hasNote && (
        <>
          <bdi className="note">{section.noteTitle}</bdi>
          {t('list.comma')}
        </>
      )}
      {t('scheduling.examPart', { count: section.cardCount, fresh: section.newCount })}
    </>
  );
}

/** The folder's own name, or the title of the note. */
function deckName({ scope }: UpcomingExam, sections: readonly ExamSection[]): string {
  if (scope?.startsWith('folder:')) return scope.slice('folder:'.length).split('/').at(-1) ?? scope;
  return sections[0]?.noteTitle ?? '';
}
