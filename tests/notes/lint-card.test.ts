import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sayInEnglish } from '../../src/generate/english.ts';
import type { CardForm } from '../../src/model/card.ts';
import { CARD_CHECKS } from '../../src/notes/card-checks.ts';
import { lintCard } from '../../src/notes/lint-card.ts';

const namesOf = (question: string, answer: string, form: CardForm = 'question'): string[] =>
  lintCard({ question, answer, form }).map((finding) => finding.check);

/** For each check a card that fails it, and one that looks alike and does not. */
const CASES: readonly (readonly [check: string, bad: readonly [string, string], good: readonly [string, string]])[] = [
  ['empty', ['What is S3?', '...'], ['What is pi?', '3.14']],
  ['answer-in-question', ['Which object store is S3?', 'Object store'], ['Which store is S3?', 'An object store']],
  ['long-question', [`${'Why '.repeat(60)}?`, 'Heat'], ['Why?', 'Because of heat']],
  ['long-answer', ['What is S3?', 'word '.repeat(60)], ['What is S3?', 'A store']],
  ['pronoun', ['What does it store?', 'Objects'], ['What is it called when water turns to steam?', 'Boiling']],
  [
    'other-than-what',
    ['What is other way?', 'The default encryption'],
    ['What is another name for a queue?', 'A line'],
  ],
  [
    'same-as-what',
    ['Where do pumps run?', 'On same server'],
    ['Where do pumps run?', 'On the same server as the valve'],
  ],
  [
    'quantity-only',
    ['Which rooms can a hotel have?', 'Multiple rooms'],
    ['Which rooms can a hotel have?', 'Several cold rooms'],
  ],
  ['any-properties', ['Name three properties of DAX.', 'a\nb\nc'], ['Name three colours of a lamp.', 'a\nb\nc']],
  ['person-pronoun', ['When did he die?', '1821'], ['When did Napoleon die?', '1821']],
  [
    'orphan-object',
    ['What can you do with a pump?', 'Clean them'],
    ['What do filters do with fibres?', 'Catch fibres and burn them'],
  ],
  ['markup', ['What follows?', 'A --> B'], ['What is a well-known port?', 'Below 1024']],
  ['yes-no', ['Is S3 an object store?', 'Very much'], ['What is S3?', 'Nothing but a store']],
  ['about-the-course', ['What comes in the next lecture?', 'Queues'], ['What is a lecture hall?', 'A big room']],
  ['cut-off', ['What does S3 need?', 'A bucket and'], ['What does S3 need?', 'A bucket and a key']],
  ['linking-answer', ['What does the rule say?', 'That'], ['What does the rule say?', 'That keys are unique']],
  ['label-answer', ['What is there?', '3 choices'], ['What is there?', '3 choices of colour']],
  ['not-a-prompt', ['Amazon S3', 'A store'], ['Name a store.', 'S3']],
  ['brackets', ['What is a VM (virtual machine?', 'A machine'], ['What is a VM (virtual machine)?', 'A computer']],
  ['connective', ['Therefore what scales?', 'Containers'], ['What scales?', 'Containers']],
  ['broken-sentence', ['What is the the pump?', 'A machine'], ['What is the pump?', 'A machine']],
  ['long-list', ['Name seven colours.', 'a\nb\nc\nd\ne\nf\ng'], ['Name three colours.', 'a\nb\nc']],
  ['bare-topic', ['Docker?', 'A platform'], ['Why Docker?', 'A platform']],
  [
    'open-question',
    ['What can S3 do?', 'Keep objects of any size, serve web pages, and send notifications about changes'],
    ['What can S3 do?', 'Keep objects'],
  ],
  ['several-facts', ['What is S3?', 'A store. It is cheap. It is safe.'], ['What is S3?', 'A store, cheap and safe']],
  ['long-for-one-fact', ['What is S3?', 'word '.repeat(35)], ['What is S3?', 'word '.repeat(9)]],
];

describe('each check of the linter', () => {
  test.each(CASES)('%s finds its fault and leaves the neighbour alone', (check, bad, good) => {
    expect(namesOf(bad[0], bad[1])).toContain(check);
    expect(namesOf(good[0], good[1])).not.toContain(check);
  });

  test('judges gaps by what stands around them', () => {
    expect(namesOf('It is ____.', 'Blue', 'cloze')).toContain('vague-gap');
    expect(namesOf('The sky on Mars is ____.', 'Red', 'cloze')).not.toContain('vague-gap');
  });

  test('asks for and answers with nothing "other" that is not named', () => {
    expect(namesOf('What does the startup probe switch off?', 'The other two')).toContain('other-than-what');
    expect(namesOf('What switches the other two off?', 'The startup probe')).toContain('other-than-what');
    expect(namesOf('Other way is the ____ option.', 'Default', 'cloze')).toContain('other-than-what');
    expect(namesOf('What does the probe switch off?', 'The other two probes')).not.toContain('other-than-what');
  });

  test('takes no letter that names something for an article', () => {
    expect(namesOf('What does the a lamp need?', 'A plug')).toContain('broken-sentence');
    expect(namesOf('What does the A lamp need?', 'A plug')).not.toContain('broken-sentence');
    expect(namesOf('What does the a/b switch open?', 'A door')).not.toContain('broken-sentence');
  });

  test('knows verbs that take no object', () => {
    expect(namesOf('What does frost happen?', 'In winter')).toContain('broken-sentence');
    expect(namesOf('When does frost happen?', 'In winter')).not.toContain('broken-sentence');
  });

  test('knows words that name nothing an example could be of', () => {
    expect(namesOf('Give an example of is a pump.', 'A fan')).toContain('broken-sentence');
    expect(namesOf('Give an example of isotopes.', 'Deuterium')).not.toContain('broken-sentence');
  });

  test('finds an answer that stops at "not"', () => {
    expect(namesOf('What is a request for?', 'Information does not')).toContain('cut-off');
    expect(namesOf('What is a request for?', 'Information, not power')).not.toContain('cut-off');
  });

  test('doubts a pronoun behind a context', () => {
    expect(namesOf('For pumps, what does it move?', 'Water')).toContain('pronoun-inside');
  });

  test('has a case here', () => {
    const tested = [...CASES.map(([check]) => check), 'vague-gap', 'pronoun-inside'].sort();
    expect(CARD_CHECKS.map((check) => check.name).sort()).toEqual(tested);
  });

  test('speaks in whole sentences and without jargon, as docs/rules.md quotes it', () => {
    const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
    for (const { name, principle } of CARD_CHECKS) {
      const message = sayInEnglish({ id: `check.${name}` });
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(message).not.toMatch(/regex|cloze|lint|token|null/i);
      expect(page).toMatch(new RegExp(`^\\| \`${name}\` \\| ${principle} \\|.*\\| `, 'm'));
      expect(page).toContain(`| ${message} |`);
    }
  });

  test('names the rule of a good card that it holds up', () => {
    for (const { principle } of CARD_CHECKS) expect(principle).toMatch(/^P(?:[1-9]|1[0-2])$/);
  });
});

describe('sound cards', () => {
  test.each([
    ['What is Docker?', 'A software platform used to deploy apps'],
    ['What does a Dockerfile describe?', 'How to build a Docker image'],
    ['Where are Docker images stored?', 'In Docker repositories'],
    ['How many chambers does a heart have?', 'Four'],
    ['Docker vs VM: what replaces the hypervisor?', 'The Docker daemon'],
    ['What do the letters of the mnemonic CAP stand for?', 'C: consistency\nA: availability\nP: partition tolerance'],
  ])('"%s" passes', (question, answer) => {
    expect(namesOf(question, answer)).toEqual([]);
  });
});
