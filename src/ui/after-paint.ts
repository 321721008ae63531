/**
 * Runs something once the browser has drawn what is on the page now: for work that nobody waits for, so that it does not hold up
 * what the learner is about to see. A page in the background is not drawn; there it runs soon all the same.
 * Returns a function that calls it off.
 */
export function afterPaint(run: () => void): () => void {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    timer = setTimeout(run, 0);
  };
  if (document.visibilityState === 'hidden') soon();
  else frame = requestAnimationFrame(soon);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
