import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for one test file, to be removed at its end. */
export interface TemporaryFolder {
  readonly path: string;
  /** Writes a file, with the folders above it, and returns its whole path. */
  write(name: string, content: string | Uint8Array): string;
  read(name: string): string;
  /** Names of all files with their content as text. */
  readAll(): Record<string, string>;
  remove(): void;
}

export function createTemporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'recollect-generate-'));
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    read: (name) => readFileSync(join(path, name), 'utf8'),
    readAll() {
      const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      return Object.fromEntries(
        files.map((entry) => {
          const file = join(entry.parentPath, entry.name);
          return [file.slice(path.length + 1), readFileSync(file, 'utf8')];
        }),
      );
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
