import { useEffect, useRef } from 'react';
import { type Grade, isGrade } from '../model/grade.ts';

export interface KeyActions {
  readonly showAnswer: () => void;
  /** Only where a list can be uncovered item by item. */
  readonly byItem?: () => void;
  readonly grade: (grade: Grade) => void;
  readonly undo: () => void;
  readonly edit: () => void;
  readonly end: () => void;
}

/** Space shows, I uncovers a list item by item, 1 to 4 grade, U takes back, E edits, Escape ends. Off while a sheet is open or a field has the focus. */
export function useReviewKeys(actions: KeyActions, isOn: boolean): void {
  const latest = useRef(actions);
  latest.current = actions;

  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent): void => {
      // A key held down presses once: not every button that comes under it.
      if (event.repeat) {
        if (isControl(event.target) && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
        return;
      }
      if (
        event.defaultPrevented ||
        isUnderDialog() ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target)
      )
        return;
      const action = toAction(event, latest.current);
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn]);
}

function toAction(event: KeyboardEvent, actions: KeyActions): (() => void) | null {
  // Space on a focused button or link presses that, as everywhere.
  if (event.key === ' ') return isControl(event.target) ? null : actions.showAnswer;
  const grade = Number(event.key);
  if (isGrade(grade)) return () => actions.grade(grade);
  if (event.key === 'i' || event.key === 'I') return actions.byItem ?? null;
  if (event.key === 'u' || event.key === 'U') return actions.undo;
  if (event.key === 'e' || event.key === 'E') return actions.edit;
  return event.key === 'Escape' ? actions.end : null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(?:BUTTON|A|SUMMARY)$/.test(target.tagName);
}

/** Whether a sheet or a large picture lies over the review: the keys are for that, wherever the focus is. A toast takes none. */
export function isUnderDialog(): boolean {
  return document.querySelector('.viewer, .sheet.ask') !== null;
}
