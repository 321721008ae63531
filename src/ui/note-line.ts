/** How a line of a note is drawn. The text keeps every word; only the marker at its start is drawn instead of shown. */
export interface NoteLine {
  readonly kind: 'heading' | 'bullet' | 'number' | 'arrow' | 'code' | 'plain' | 'blank';
  /** 1 to 6 for headings, else 0. */
  readonly level: number;
  readonly text: string;
}

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ARROW = /^(?:-+>|=+>|→)\s*(.*)$/;
const NUMBER = /^\d+[.)]\s+(.*)$/;
const BULLET = /^(?:[-+•]\s*(?![->])|\*\s+)(.+)$/;

/** The lines of a note, in order. A code block is drawn as it stands. */
export function readNoteLines(noteText: string): readonly NoteLine[] {
  let isInFence = false;
  return noteText.split(/\r?\n/).map((raw) => {
    const line = raw.trim();
    if (/^(?:```|~~~)/.test(line)) {
      isInFence = !isInFence;
      return { kind: 'blank', level: 0, text: '' };
    }
    if (isInFence) return { kind: 'code', level: 0, text: raw };
    return readLine(line);
  });
}

function readLine(line: string): NoteLine {
  if (line === '') return { kind: 'blank', level: 0, text: '' };
  const heading = HEADING.exec(line);
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' };
  const arrow = ARROW.exec(line);
  if (arrow) return { kind: 'arrow', level: 0, text: arrow[1] ?? '' };
  const number = NUMBER.exec(line);
  if (number) return { kind: 'number', level: 0, text: number[1] ?? '' };
  const bullet = BULLET.exec(line);
  if (bullet) return { kind: 'bullet', level: 0, text: bullet[1] ?? '' };
  return { kind: 'plain', level: 0, text: line };
}
