import type { NoteId } from '../../model/ids.ts';
import { findSetting, readSettings, type Scope, scopesOf } from '../../model/read-settings.ts';
import type { SettingValues } from '../../model/settings.ts';
import type { StudyDay } from '../../model/time.ts';

/** A day by which a deck has to be known, and the notes it holds for. */
export interface UpcomingExam {
  readonly day: StudyDay;
  /** The chance of recall that was wished for, 0.7 to 0.99. */
  readonly target: number;
  /** The folder or note that it was set for; null for all. */
  readonly scope: Scope | null;
  readonly noteIds: readonly NoteId[];
}

/** The exams from today on, the next one first. Each note belongs to the exam of the innermost deck that has one. */
export function findExams(
  values: SettingValues,
  paths: ReadonlyMap<NoteId, string>,
  today: StudyDay,
): readonly UpcomingExam[] {
  const exams = new Map<string, { exam: Omit<UpcomingExam, 'noteIds'>; noteIds: NoteId[] }>();
  for (const [id, path] of paths) {
    const scopes = scopesOf({ id, path });
    const found = findSetting(values, 'examDay', scopes);
    if (found === null || found.value === null || found.value < today) continue;
    const { examRetention: target } = readSettings(values, scopes);
    // Decks inside may want to know more by the same day: they are an exam of their own.
    const key = `${found.value} ${target} ${found.scope ?? ''}`;
    const known = exams.get(key) ?? {
      exam: { day: found.value, target, scope: found.scope },
      noteIds: [],
    };
    known.noteIds.push(id);
    exams.set(key, known);
  }
  return [...exams.values()]
    .map(({ exam, noteIds }) => ({ ...exam, noteIds }))
    .sort((a, b) => a.day - b.day || (a.scope ?? '').localeCompare(b.scope ?? ''));
}
