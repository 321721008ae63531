import { MAX_LINE_CHARS } from './progress-format.ts';

/** Cuts text that comes in pieces into lines. */
export interface LineSplitter {
  /** The lines that end in this piece, without their ends. */
  add(piece: string): string[];
  /** What stands after the last line end, when nothing more comes. */
  rest(): string[];
}

/** Of a line that never ends no more is kept than what shows that it is too long. */
export function createLineSplitter(): LineSplitter {
  let waiting = '';
  return {
    add(piece) {
      const lines = (waiting + piece).split('\n');
      waiting = lines.pop() ?? '';
      if (waiting.length <= MAX_LINE_CHARS) return lines;
      lines.push(waiting);
      waiting = '';
      return lines;
    },
    rest: () => (waiting === '' ? [] : [waiting]),
  };
}
