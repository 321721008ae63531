import { readdirSync, readFileSync } from 'node:fs';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

const root = new URL('../../src/', import.meta.url);

/** A sentence as the code says it: its id, and the names of the values that come with it. */
export interface SaidMessage {
  readonly id: string;
  readonly valueNames: readonly string[];
}

/** The code of some folders and files under `src`, as one text, without the files that list the ids. */
export function readSource(paths: readonly string[]): string {
  const files = paths.flatMap((path) =>
    path.endsWith('.ts')
      ? [path]
      : readdirSync(new URL(`${path}/`, root), { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.ts') && !/(?:-message|-fault)\.ts$/.test(name))
          .map((name) => `${path}/${name}`),
  );
  return files.map((path) => readFileSync(new URL(path, root), 'utf8')).join('\n');
}

/** Every `{ id: '...', values: { ... } }` of a text of code. */
export function findMessages(source: string): SaidMessage[] {
  const written = source.matchAll(/\{\s*id: '([a-z0-9.-]+)'(?:,\s*values: \{((?:[^{}]|\{[^{}]*\})*)\})?,?\s*\}/g);
  return [...written].map(([, id = '', values = '']) => ({
    id,
    valueNames: values
      .replaceAll(/\([^()]*\)/g, '')
      .split(',')
      .map((part) => part.split(':')[0]?.trim() ?? '')
      .filter((name) => name !== '')
      .sort(),
  }));
}

/** The English sentences of one catalogue by their ids. */
export function readEnglish(name: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`ui/text/en/${name}.json`, root), 'utf8')) as Record<string, string>;
}

/** Names in the braces of a sentence. */
export function findValueNames(sentence: string): string[] {
  const tokens = compileMessageOrThrow(sentence);
  if (typeof tokens === 'string') return [];
  return [...new Set(tokens.flatMap((token) => (typeof token === 'string' ? [] : [token[0]])))].sort();
}
