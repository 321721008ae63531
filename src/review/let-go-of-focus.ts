/**
 * Takes the focus from what is about to go. A browser lays out the whole page before it removes an element that has the focus:
 * that is time in which the learner waits for the next card.
 */
export function letGoOfFocus(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement) activeElement.blur();
}
