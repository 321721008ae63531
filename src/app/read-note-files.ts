import type { NoteText } from '../cards/take-in-notes.ts';
import { formatBytes } from '../ui/format.ts';
import { t } from '../ui/text/text.ts';

/** Far above any note; what is larger is no note. */
const LARGEST_NOTE_BYTES = 5_000_000;

export interface UnreadableFile {
  readonly name: string;
  /** Why, and what to do, in one sentence. */
  readonly why: string;
}

export interface ReadFiles {
  readonly texts: readonly NoteText[];
  readonly unreadable: readonly UnreadableFile[];
}

/** Reads chosen files as notes. What is no text is named, and the others are read all the same. */
export async function readNoteFiles(files: readonly File[]): Promise<ReadFiles> {
  const texts: NoteText[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    if (file.size > LARGEST_NOTE_BYTES) {
      unreadable.push({ name: path, why: t('add.tooLarge', { limit: formatBytes(LARGEST_NOTE_BYTES) }) });
      continue;
    }
    const text = decodeText(await file.arrayBuffer());
    if (text === null) unreadable.push({ name: path, why: t('add.notText') });
    else texts.push({ path, text });
  }
  return { texts, unreadable };
}

/** Whether a chosen file is taken for a note when a whole folder was chosen. */
export function isNoteFile(file: Pick<File, 'name'>): boolean {
  return /\.(?:md|markdown|mdown|txt)$/i.test(file.name);
}

/** The text, without a byte order mark; null when it is not UTF-8 or holds a NUL, which no text does. */
function decodeText(bytes: ArrayBuffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}
