import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import { findLabelRows } from './label-rows.ts';
import { niceTop } from './nice-top.ts';
import { readPlotColours, usePlotTheme } from './plot-theme.ts';

export interface PlotMark {
  readonly x: number;
  readonly label: string;
}

export interface PlotProps {
  /** `dots` are joined by a line where they are neighbours; `points` stand alone. */
  readonly kind: 'bars' | 'line' | 'dots' | 'points';
  readonly x: readonly number[];
  /** null leaves a gap. */
  readonly y: readonly (number | null)[];
  /** A thin dashed line to compare with, over the same x. */
  readonly compare?: readonly (number | null)[];
  /** The one bar that stands out: today. */
  readonly strong?: number;
  /** Where words stand below the axis. */
  readonly ticks: readonly number[];
  readonly formatX: (x: number) => string;
  readonly formatY: (y: number) => string;
  /** Highest value of the scale; else it follows the values. */
  readonly top?: number;
  readonly bottom?: number;
  /** Upright lines: now, due. */
  readonly marks?: readonly PlotMark[];
  /** What is under the finger or the pointer, in words. */
  readonly describe: (index: number) => string;
  readonly height?: number;
}

const HEIGHT = 132;
const REM_PIXELS = 16;
/** Height of a row of labels, in the size of its letters. */
const LABEL_ROW = 1.25;
const LABEL_PIXELS = 11;
const LABEL_GAP_PIXELS = 4;

/**
 * A drawn chart. It is a picture only: what it says has to stand beside it in words and in a table. A tap or the pointer
 * shows one value on it.
 */
export function Plot(props: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [told, setTold] = useState<number | null>(null);
  const theme = usePlotTheme();
  const { kind, x, y, compare, strong, ticks, formatX, formatY, top, bottom, marks, height = HEIGHT } = props;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = box.current;
    if (!element || width === 0) return;
    const spec = { kind, x, y, compare, strong, ticks, formatX, formatY, top, bottom, marks };
    // The theme is read from the page when it changes; the number only says that it did.
    const options = createOptions(spec, { width, height, theme, element, onTell: setTold });
    const columns: uPlot.AlignedData = [
      [...x],
      [...(kind === 'bars' && strong !== undefined ? y.map((value, i) => (i === strong ? null : value)) : y)],
      [...(compare ?? (strong === undefined ? [] : y.map((value, i) => (i === strong ? value : null))))],
    ];
    const data = (columns[2]?.length === x.length ? columns : columns.slice(0, 2)) as uPlot.AlignedData;
    const plot = new uPlot(options, data, element);
    return () => plot.destroy();
  }, [width, height, theme, kind, x, y, compare, strong, ticks, formatX, formatY, top, bottom, marks]);

  return (
    <div className="plot-box" aria-hidden>
      <div ref={box} className="plot" />
      {told !== null && told < x.length && <p className="cap n plot-told">{props.describe(told)}</p>}
    </div>
  );
}

interface Surroundings {
  readonly width: number;
  readonly height: number;
  readonly theme: number;
  readonly element: Element;
  readonly onTell: (index: number | null) => void;
}

type PlotSpec = Pick<PlotProps, 'kind' | 'x' | 'y' | 'ticks' | 'formatX' | 'formatY'> & {
  readonly [Key in 'compare' | 'strong' | 'top' | 'bottom' | 'marks']: PlotProps[Key] | undefined;
};

function createOptions(spec: PlotSpec, { width, height, element, onTell }: Surroundings): uPlot.Options {
  const colours = readPlotColours(element);
  const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / REM_PIXELS;
  const font = `${LABEL_PIXELS * scale}px system-ui, sans-serif`;
  const { kind, x, y, ticks, formatX, formatY, top, bottom = 0, marks = [] } = spec;
  const isWhole = y.every((value) => value === null || Number.isInteger(value));
  const axis = { stroke: colours.text, font, ticks: { show: false } };
  return {
    width,
    height: Math.round(height * Math.min(1.6, scale)),
    padding: [
      (marks.length > 0 ? LABEL_PIXELS * LABEL_ROW + 4 : 8) * scale,
      (plot) => roomAtEnd(plot, spec, font),
      0,
      0,
    ],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false, points: { show: kind !== 'bars' } },
    scales: {
      x: { time: false, range: (_, low, high) => rangeOfX(kind, x.length, low, high) },
      y: { range: (_, low, high) => [bottom, top ?? niceTop(Math.max(high ?? 0, low ?? 0), isWhole)] },
    },
    axes: [
      {
        ...axis,
        // Clear of the lowest figure of the other axis, which hangs half below its line.
        size: 26 * scale,
        gap: 8,
        grid: { show: false },
        splits: (plot) => thinOut(plot, ticks, formatX, font),
        values: (_, splits) => splits.map(formatX),
      },
      {
        ...axis,
        size: 40 * scale,
        gap: 4,
        grid: { stroke: colours.grid, width: 1 },
        splits: (_, __, low, high) => [low, (low + high) / 2, high],
        values: (_, splits) => splits.map(formatY),
      },
    ],
    series: [{}, createSeries(kind, colours.bar, colours.line), ...secondSeries(spec, colours)],
    hooks: {
      setCursor: [(plot) => onTell(plot.cursor.idx ?? null)],
      draw: [(plot) => drawMarks(plot, marks, colours.target, font)],
    },
  };
}

/** Half of the last words below the axis stand behind its end. */
function roomAtEnd(plot: uPlot, { ticks, formatX }: PlotSpec, font: string): number {
  const last = ticks.at(-1);
  return last === undefined ? 0 : Math.ceil(measureWords(plot, formatX(last), font) / 2);
}

function measureWords({ ctx }: uPlot, words: string, font: string): number {
  ctx.save();
  ctx.font = font;
  const { width } = ctx.measureText(words);
  ctx.restore();
  return width;
}

function createSeries(kind: PlotProps['kind'], bar: string, line: string): uPlot.Series {
  if (kind === 'bars') {
    const paths = uPlot.paths.bars?.({ size: [0.74, 48], radius: 0.1 });
    return { fill: bar, stroke: bar, width: 0, points: { show: false }, ...(paths ? { paths } : {}) };
  }
  if (kind === 'points') {
    return { stroke: line, width: 0, paths: () => null, points: { show: true, size: 8, fill: line, width: 0 } };
  }
  const dots = { show: kind === 'dots', size: 7, fill: line, width: 0 };
  return { stroke: line, width: 2, points: dots };
}

function secondSeries(spec: PlotSpec, colours: ReturnType<typeof readPlotColours>): uPlot.Series[] {
  if (spec.compare) return [{ stroke: colours.target, width: 1.5, dash: [5, 4], points: { show: false } }];
  if (spec.strong === undefined) return [];
  return [createSeries('bars', colours.strong, colours.strong)];
}

/** The ticks whose words do not run into those before them. */
function thinOut(plot: uPlot, ticks: readonly number[], formatX: (x: number) => string, font: string): number[] {
  let end = Number.NEGATIVE_INFINITY;
  return ticks.filter((tick) => {
    const half = measureWords(plot, formatX(tick), font) / 2;
    const at = plot.valToPos(tick, 'x');
    if (at - half < end + LABEL_GAP_PIXELS) return false;
    end = at + half;
    return true;
  });
}

/** Bars need half a step of room at both ends. */
function rangeOfX(kind: PlotProps['kind'], count: number, low: number | null, high: number | null): [number, number] {
  const [from, to] = [low ?? 0, high ?? 1];
  if (kind !== 'bars') return from === to ? [from - 1, to + 1] : [from, to];
  const half = count > 1 ? (to - from) / (count - 1) / 2 : 0.5;
  return [from - half, to + half];
}

function drawMarks(plot: uPlot, marks: readonly PlotMark[], colour: string, font: string): void {
  const { ctx, bbox } = plot;
  const ratio = window.devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 1.5 * ratio;
  ctx.font = font.replace(/^[\d.]+/, (pixels) => String(Number(pixels) * ratio));
  ctx.textBaseline = 'top';
  const middle = bbox.left + bbox.width / 2;
  const placed = marks.map(({ x, label }) => {
    const at = plot.valToPos(x, 'x', true);
    const width = ctx.measureText(label).width + 4 * ratio;
    const isRight = at > middle;
    return { at, label, isRight, from: isRight ? at - width : at, to: isRight ? at : at + width };
  });
  const rows = findLabelRows(placed);
  const rowHeight = LABEL_ROW * Number.parseFloat(ctx.font);
  // The first row stands above the drawing, where no line runs through its words.
  const labelTop = bbox.top - rowHeight;
  for (const [index, { at, label, isRight }] of placed.entries()) {
    ctx.beginPath();
    ctx.moveTo(at, labelTop);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    ctx.textAlign = isRight ? 'right' : 'left';
    ctx.fillText(label, at + (isRight ? -4 : 4) * ratio, labelTop + (rows[index] ?? 0) * rowHeight);
  }
  ctx.restore();
}
