import type { FileFault } from './file-fault.ts';

/** The name in the first line that tells our file from any other. */
export const FORMAT_NAME = 'recollect-progress';

/** Version of the files that can be written. docs/progress-file.md describes it. */
export const FORMAT_VERSION = 2;

/** Version of a file without pictures: there is nothing in it that version 1 did not know. */
export const VERSION_WITHOUT_PICTURES = 1;

/** The oldest reader that understands all known kinds of lines of such a file. */
export const MIN_READER = 1;

/**
 * Limits of what is read. They lie far above what the app ever writes: they are there so that a hostile or broken
 * file is refused instead of filling the memory.
 */
export const MAX_LINES = 5_000_000;
export const MAX_LINE_CHARS = 16_000_000;
export const MAX_TOTAL_CHARS = 1_500_000_000;
export const MAX_NOTES = 100_000;
export const MAX_CARDS = 1_000_000;
export const MAX_UNKNOWN_LINES = 100_000;
export const MAX_UNKNOWN_CHARS = 32_000_000;
export const MAX_PICTURE_BYTES = 25_000_000;
/** Of all pictures of a file together: they are held until they are taken in. More than this is not written either. */
export const MAX_PICTURES_BYTES = 300_000_000;
export const MAX_PICTURE_PIECES = 1_000;
/** A piece as another app may cut it: four times ours. */
export const MAX_PIECE_CHARS = 1_048_576;

/**
 * Why a file cannot be taken. Nothing is changed then. `line` counts from 1.
 * - `not-ours`: not a progress file; `looksLike` says what it may be.
 * - `newer-version`: written by a newer app in a way that this one would misread.
 * - `cut-off`: the last line is missing, so the file is not whole.
 * - `damaged`: all lines can be read, but they are not the ones that were written.
 * - `bad-line`: a line that makes no sense; `field` is empty when the whole line is meant.
 * - `too-large`: more than any progress file has.
 */
export type ProgressProblem =
  | { readonly type: 'not-ours'; readonly file: string; readonly line: 1; readonly looksLike: FileGuess }
  | {
      readonly type: 'newer-version';
      readonly file: string;
      readonly line: 1;
      readonly version: number;
      readonly appVersion: string;
    }
  | { readonly type: 'cut-off'; readonly file: string; readonly line: number }
  | { readonly type: 'damaged'; readonly file: string; readonly line: number; readonly why: FileFault }
  | {
      readonly type: 'bad-line';
      readonly file: string;
      readonly line: number;
      readonly field: string;
      readonly why: FileFault;
    }
  | { readonly type: 'too-large'; readonly file: string; readonly line: number; readonly why: FileFault };

export type FileGuess = 'empty' | 'zip' | 'gzip' | 'sqlite' | 'html' | 'json' | 'text';
