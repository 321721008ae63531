import { readFileSync } from 'node:fs';

/** The text of a file, or why it could not be read. Invalid UTF-8 comes back with replacement characters. */
export function readText(path: string): { ok: true; text: string } | { ok: false; message: string } {
  try {
    return { ok: true, text: readFileSync(path, 'utf8') };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
