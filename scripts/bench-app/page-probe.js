// Runs in the measured page before anything else. Times are those of the page's own clock, from the start of the navigation.
(() => {
  const probe = { firstMillis: null, longTasks: [], gradedAtMillis: null };
  window.probe = probe;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) probe.longTasks.push([entry.startTime, entry.duration]);
  }).observe({ type: 'longtask', buffered: true });

  const SELECTORS = '[data-card], #question';
  const token = () => {
    const element = document.querySelector(SELECTORS);
    if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return null;
    return /Q\d{6}/.exec(element.textContent)?.[0] ?? null;
  };
  // A task posted from a frame runs after that frame was painted.
  const afterPaint = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(null);
  };
  const watchFrames = (isThere, then) => {
    const look = () => {
      if (document.documentElement && isThere()) afterPaint(then);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
  watchFrames(
    () => token() !== null,
    (atMillis) => {
      probe.firstMillis = atMillis;
    },
  );

  probe.token = token;
  /** Resolves with the milliseconds from the next lifting of the finger to the paint of another card. */
  probe.timeNextCard = () => {
    const before = token();
    return new Promise((resolve) => {
      window.addEventListener(
        'pointerup',
        (event) => {
          const from = event.timeStamp;
          watchFrames(
            () => token() !== null && token() !== before,
            (atMillis) => resolve({ millis: atMillis - from, fromMillis: from, toMillis: atMillis }),
          );
        },
        { once: true, capture: true },
      );
    });
  };
})();
