import { describe, expect, test } from 'vitest';
import { lintCard } from '../../src/notes/lint-card.ts';

const namesOf = (question: string, answer: string): string[] =>
  lintCard({ question, answer, form: 'question' }).map((finding) => finding.check);

describe('the card linter', () => {
  test.each([
    ['What can Lambda for how jobs be run in?', 'A serverless way', 'broken-sentence'],
    ['What is the consequence of of queues?', 'Fewer lost messages', 'broken-sentence'],
    ['What else can you do with images?', 'Also pull them', 'orphan-object'],
    ['Is S3 an object store?', 'Yes', 'yes-no'],
    ['What does it store?', 'Objects', 'pronoun'],
    ['What follows?', 'A --> B', 'markup'],
  ])('refuses "%s" -> "%s" as %s', (question, answer, check) => {
    expect(namesOf(question, answer)).toContain(check);
  });

  test.each([
    ['What is Docker?', 'A software platform used to deploy apps'],
    ['What does a Dockerfile describe?', 'How to build a Docker image'],
    ['Where are Docker images stored?', 'In Docker repositories'],
  ])('finds nothing wrong with "%s"', (question, answer) => {
    expect(namesOf(question, answer)).toEqual([]);
  });
});
