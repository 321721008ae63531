import { useEffect, useState } from 'react';

export interface PlotColours {
  readonly bar: string;
  /** The bar that stands out. */
  readonly strong: string;
  readonly line: string;
  readonly target: string;
  readonly grid: string;
  readonly text: string;
  readonly paper: string;
}

/** The colours that the page has at an element, for what is drawn and cannot follow the style sheet by itself. */
export function readPlotColours(element: Element): PlotColours {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    bar: read('--chart-bar'),
    strong: read('--ink-s4'),
    line: read('--chart-line'),
    target: read('--chart-target'),
    grid: read('--chart-grid'),
    text: read('--ink-3'),
    paper: read('--paper'),
  };
}

const QUERIES = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'];

/** A number that changes whenever the colours of the page may have: by the system or by the learner's choice. */
export function usePlotTheme(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const tell = (): void => setVersion((before) => before + 1);
    const queries = QUERIES.map((query) => matchMedia(query));
    for (const query of queries) query.addEventListener('change', tell);
    const observer = new MutationObserver(tell);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
    return () => {
      for (const query of queries) query.removeEventListener('change', tell);
      observer.disconnect();
    };
  }, []);
  return version;
}
