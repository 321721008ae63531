import { createTwoFilesPatch } from 'diff';

/** The change of a note as a unified diff, which `git apply` and `patch -p1` take. Line ends are those of the texts. */
export function writePatch(path: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
}
