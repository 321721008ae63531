/** Longer than this at a stretch, and a touch on the screen would feel late. */
const STRETCH_MILLIS = 12;

/** Lets the page answer the learner in between. To be awaited often: it only pauses when it is time to. */
export type Breathe = () => Promise<void> | undefined;

/** For long work in small pieces: `breathe` pauses for a moment whenever the page was kept busy for some ten milliseconds. */
export function createBreathe(nowMillis: () => number = () => performance.now()): Breathe {
  let since = nowMillis();
  return () => {
    if (nowMillis() - since < STRETCH_MILLIS) return undefined;
    return pause().then(() => {
      since = nowMillis();
    });
  };
}

/** A turn of the event loop. A message comes at once; timers are held back by browsers when many follow each other. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
