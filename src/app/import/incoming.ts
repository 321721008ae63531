/** A file that the learner brings, before it is known what it is. It can be sent to a worker. */
export interface IncomingFile {
  /** With `/`; the folders as far as the browser tells them. */
  readonly path: string;
  readonly blob: Blob;
  /** Chosen by itself, and not only found in a chosen folder. */
  readonly isChosen: boolean;
}

/** A picture beside the notes. Its bytes are read only when a note names it: a folder may hold thousands of photographs. */
export interface IncomingImage {
  readonly path: string;
  /** MIME type, for example `image/png`. */
  readonly type: string;
  /** Rejects with a FileError when it cannot be read. */
  load(): Promise<Uint8Array<ArrayBuffer>>;
}

/** What a file that is no text seems to be. */
export type OtherKind = 'pdf' | 'word' | 'picture' | 'sound' | 'database' | 'unknown';

/**
 * Why a file gave no note. Nothing else is lost by it.
 * - `not-text`: bytes that no text has. - `bad-utf8`: text in an encoding that is not said; `line` is the first such line.
 * - `leads-out`: its path in the archive leaves the archive. - `bad-zip`: the archive is damaged, protected or packed in an unknown way.
 * - `no-notes`: an archive or folder without any note. - `anki-package`: chosen together with other files. - `unreadable`: the browser could not read the file.
 */
export type FileProblem =
  | { readonly kind: 'not-text'; readonly path: string; readonly looksLike: OtherKind }
  | { readonly kind: 'bad-utf8'; readonly path: string; readonly line: number }
  | { readonly kind: 'empty' | 'leads-out' | 'zip-in-zip' | 'no-notes' | 'anki-package'; readonly path: string }
  | { readonly kind: 'too-large' | 'zip-too-large'; readonly path: string; readonly limitBytes: number }
  | { readonly kind: 'zip-too-many'; readonly path: string; readonly limit: number }
  | { readonly kind: 'bad-zip'; readonly path: string; readonly fault: ZipFault }
  | { readonly kind: 'unreadable'; readonly path: string; readonly detail: string };

/** What is wrong with an archive or one of its entries. */
export type ZipFault =
  | 'not-zip'
  | 'end-missing'
  | 'cut-off'
  | 'damaged'
  | 'directory'
  | 'zip64'
  | 'protected'
  | 'unknown-method';

/** A file could not be read, with what the learner should know of it. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** What came out of the files: texts of notes, pictures, and what could not be read. */
export interface ReadFiles {
  readonly texts: readonly { readonly path: string; readonly text: string }[];
  readonly images: readonly IncomingImage[];
  readonly problems: readonly FileProblem[];
  /** Files of folders and archives that are no notes: programs, settings. They are not named one by one. */
  readonly otherCount: number;
}

/** Far above any note; what is larger is no note. */
export const LARGEST_NOTE_BYTES = 5_000_000;
export const LARGEST_IMAGE_BYTES = 10_000_000;
/** Everything in an archive together, unpacked: more than any course, less than a phone's memory. */
export const LARGEST_ARCHIVE_BYTES = 200_000_000;
export const MOST_ARCHIVE_ENTRIES = 10_000;
