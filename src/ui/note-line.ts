/** How a line of a note is drawn. The text keeps every word; only the marker at its start is drawn instead of shown. */
export interface NoteLine {
  readonly kind: 'heading' | 'bullet' | 'number' | 'arrow' | 'code' | 'plain' | 'blank';
  /** 1 to 6 for headings, else 0. */
  readonly level: number;
  readonly text: string;
  /** For code: what the fence calls its language, in lower case; empty where it says nothing. */
  readonly language: string;
}

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ARROW = /^(?:-+>|=+>|→)\s*(.*)$/;
const NUMBER = /^\d+[.)]\s+(.*)$/;
const BULLET = /^(?:[-+•]\s*(?![->])|\*\s+)(.+)$/;

const FENCE = /^(?:```|~~~)+\s*(?<language>[\w+#-]*)/;

/** The lines of a note, in order. A code block is drawn as it stands; so is a formula between two lines of `$$`. */
export function readNoteLines(noteText: string): readonly NoteLine[] {
  /** Language of the open fence; null outside. */
  let language: string | null = null;
  let isInMaths = false;
  return noteText.split(/\r?\n/).map((raw) => {
    const line = raw.trim();
    const fence = FENCE.exec(line);
    if (fence && !isInMaths) {
      language = language === null ? (fence.groups?.['language'] ?? '').toLowerCase() : null;
      return BLANK;
    }
    if (language !== null) return { kind: 'code', level: 0, text: raw, language };
    if (line === '$$') {
      isInMaths = !isInMaths;
      return BLANK;
    }
    if (isInMaths) return { ...BLANK, kind: 'plain', text: `$$${line}$$` };
    return { ...readLine(line), language: '' };
  });
}

const BLANK: NoteLine = { kind: 'blank', level: 0, text: '', language: '' };

function readLine(line: string): Omit<NoteLine, 'language'> {
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
