import { readdirSync, readFileSync } from 'node:fs';
import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';

const folder = new URL('../../../src/ui/text/', import.meta.url);
const FILES = readdirSync(new URL('en/', folder)).filter((name) => name.endsWith('.json'));
const ARABIC_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

function readCatalogue(language: 'en' | 'ar', file: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')) as Record<string, string>;
}

type Token = Exclude<CompiledMessage, string>[number];

/** Names of the values that a message takes, and the forms of each of its choices. */
function inspect(message: string): { names: Set<string>; choices: string[][] } {
  const names = new Set<string>();
  const choices: string[][] = [];
  const visit = (tokens: CompiledMessage): void => {
    if (typeof tokens === 'string') return;
    for (const token of tokens as readonly Token[]) {
      if (typeof token === 'string') continue;
      const [name, , cases] = token;
      names.add(name);
      if (typeof cases !== 'object' || cases === null) continue;
      const { offset: _, ...forms } = cases as Record<string, CompiledMessage>;
      choices.push(Object.keys(forms));
      Object.values(forms).forEach(visit);
    }
  };
  visit(compileMessageOrThrow(message));
  return { names, choices };
}

test('both languages have the same files', () => {
  expect(readdirSync(new URL('ar/', folder)).filter((name) => name.endsWith('.json'))).toEqual(FILES);
});

describe.each(FILES)('%s', (file) => {
  const english = readCatalogue('en', file);
  const arabic = readCatalogue('ar', file);

  test('every English id is there in Arabic, and no other', () => {
    expect(Object.keys(arabic).sort()).toEqual(Object.keys(english).sort());
  });

  test('the Arabic messages are ICU and take the values that the English ones take', () => {
    const differing = Object.keys(english).filter((id) => {
      const own = inspect(arabic[id] ?? '').names;
      const wanted = inspect(english[id] ?? '').names;
      return own.size !== wanted.size || [...wanted].some((name) => !own.has(name));
    });
    expect(differing).toEqual([]);
  });

  test('where a number is counted, Arabic has its six forms and no exact ones', () => {
    const lacking = Object.entries(arabic).filter(([, message]) =>
      inspect(message).choices.some((forms) => forms.join() !== ARABIC_FORMS.join()),
    );
    expect(lacking).toEqual([]);
  });

  test('no Arabic message is empty where the English one is not', () => {
    expect(Object.keys(english).filter((id) => english[id] !== '' && arabic[id]?.trim() === '')).toEqual([]);
  });
});
