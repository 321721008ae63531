import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileNote } from '../../src/notes/compile-note.ts';
import { type Gold, scoreCards } from '../helpers/score-cards.ts';

const FOLDER = new URL('../fixtures/notes/', import.meta.url);

/** What each note has reached. A change of the rules may raise these, never lower them. */
const FLOORS: Readonly<Record<string, number>> = {
  'aws-dynamodb': 98,
  'aws-prep-dash': 99,
  'aws-s3': 99,
  'biology-terms': 97,
  'blind-beanstalk-kms': 96,
  'blind-cloudformation': 90,
  'blind-cloudwatch': 96,
  'blind-contract-law': 97,
  'blind-databases': 91,
  'blind-economics': 87,
  'blind-endocrine': 93,
  'blind-ethics': 98,
  'blind-git-shell': 93,
  'blind-kubernetes': 95,
  'blind-messaging': 94,
  'blind-networking': 93,
  'blind-s3-advanced': 94,
  'blind-statistics': 95,
  'blind-linux': 95,
  'blind-music': 95,
  'blind-pharmacology': 98,
  'blind-routing': 91,
  'blind-weimar': 97,
  'blind-machines': 94,
  'blind-embedded': 97,
  'blind-geology': 93,
  'blind-marketing': 90,
  'blind-memory': 94,
  'blind-nutrition': 94,
  'ecs-docker': 99,
  'history-prose': 97,
  'interview-qa': 99,
  'obsidian-networks': 97,
};
/** For notes without a floor of their own yet. */
const COMMON_FLOOR = 70;

const notes = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.gold.json'))
  .map((file) => file.replace(/\.gold\.json$/, ''));

function scoreNote(name: string) {
  const gold = JSON.parse(readFileSync(new URL(`${name}.gold.json`, FOLDER), 'utf8')) as Gold;
  const text = readFileSync(new URL(`${name}.md`, FOLDER), 'utf8');
  const deck = compileNote(`${name}.md`, text).drafts.filter((draft) => !draft.isTray);
  return { gold, deck, score: scoreCards(gold, deck) };
}

describe('cards of whole notes against facts that a person wrote down', () => {
  test('finds all notes that have a floor', () => {
    expect(notes).toEqual(expect.arrayContaining(Object.keys(FLOORS)));
  });

  test.each(notes)('covers the facts of %s with sound cards', (name) => {
    const { score } = scoreNote(name);
    const floor = FLOORS[name] ?? COMMON_FLOOR;
    expect(score.score, `missed: ${score.missedFacts.join(', ')}`).toBeGreaterThanOrEqual(floor);
  });

  test.each(notes)('asks no question of %s twice', (name) => {
    const { deck } = scoreNote(name);
    const questions = deck.map((draft) => draft.question.toLowerCase());
    expect(questions.filter((question, index) => questions.indexOf(question) !== index)).toEqual([]);
  });
});

describe('the measure', () => {
  const gold: Gold = {
    note: 'tea',
    facts: [
      { id: 'kettle', importance: 3, answer_any: [['water']], context_any: [['kettle']] },
      { id: 'leaves', importance: 1, answer_any: [['green'], ['black']], context_any: [['tea']], mode: 'union' },
    ],
    bad: [{ why: 'a label', answer_regex: '^the end$' }],
  };

  test('counts a fact only when question and answer fit', () => {
    expect(scoreCards(gold, [{ question: 'What does a kettle heat?', answer: 'Water' }]).coverage).toBe(75);
    expect(scoreCards(gold, [{ question: 'What does it heat?', answer: 'Water' }]).coverage).toBe(0);
  });

  test('lets several cards share an enumeration', () => {
    const one = { question: 'Name a kind of tea.', answer: 'Green' };
    const two = { question: 'Name another kind of tea.', answer: 'Black' };
    expect(scoreCards(gold, [one]).missedFacts).toContain('leaves');
    expect(scoreCards(gold, [one, two]).missedFacts).not.toContain('leaves');
  });

  test.each([
    ['What does it heat?', 'Water', 'pronoun'],
    ['Does a kettle heat water?', 'Yes', 'yes or no'],
    ['Which water does a kettle heat?', 'Water', 'answer in question'],
    ['What does a **kettle** heat?', 'Water', 'markup'],
    ['What comes last?', 'The end', 'bad'],
    ['Kettle?', '...', 'empty'],
  ])('finds the defect of "%s"', (question, answer, name) => {
    expect(scoreCards(gold, [{ question, answer }]).defects[0]?.names).toContain(name);
  });

  test('takes defective cards out of the score', () => {
    const sound = { question: 'What does a kettle heat?', answer: 'Water' };
    const broken = { question: 'What does it do?', answer: 'It boils' };
    expect(scoreCards(gold, [sound, broken]).cleanCards).toBe(50);
    expect(scoreCards(gold, [sound, sound]).defects.map((defect) => defect.names)).toEqual([['duplicate']]);
  });
});
