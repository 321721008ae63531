import { describe, expect, test } from 'vitest';
import { type CardPair, findPairs, type PairedCard } from '../../../src/app/library/find-pairs.ts';
import type { CardId, FactId } from '../../../src/model/ids.ts';

function card(name: string, question: string, answer: string, fact = name): PairedCard {
  return { id: name as CardId, factId: fact as FactId, question, answer };
}

function run(cards: readonly PairedCard[]): { pairs: readonly CardPair[]; steps: number } {
  const found = findPairs(cards);
  for (let steps = 0; ; steps++) {
    const step = found.next();
    if (step.done) return { pairs: step.value, steps };
  }
}

const kinds = (cards: readonly PairedCard[]) =>
  run(cards).pairs.map(({ kind, one, other }) => `${kind} ${one} ${other}`);

describe('pairs of cards', () => {
  test('the same question with the same answer is there twice', () => {
    expect(
      kinds([
        card('a', 'What is an S3 bucket?', 'A container for objects'),
        card('b', 'What is a S3 Bucket?', 'a container for objects.'),
      ]),
    ).toEqual(['same a b']);
  });

  test('the same question with another answer contradicts itself', () => {
    expect(
      kinds([
        card('a', 'How many buckets may an account have?', '100'),
        card('b', 'How many buckets may an account have?', '1000'),
      ]),
    ).toEqual(['two-answers a b']);
  });

  test('nearly the same question with the same answer is probably one fact', () => {
    expect(
      kinds([
        card('a', 'Which service stores Docker images privately?', 'ECR'),
        card('b', 'Which service stores private Docker images?', 'ECR'),
      ]),
    ).toEqual(['near a b']);
  });

  test('alike questions with other answers are easily confused', () => {
    expect(
      kinds([
        card('a', 'What is the maximum size of an SQS message?', '256 KB'),
        card('b', 'What is the minimum size of an SQS message?', '1 byte'),
        card('c', 'Who pays for requests of a requester pays bucket?', 'The requester'),
      ]),
    ).toEqual(['confusable a b']);
  });

  test('cards of one fact are alike on purpose', () => {
    expect(
      kinds([card('a', 'What is ECS?', 'A service', 'fact'), card('b', 'What is ECS?', 'A service', 'fact')]),
    ).toEqual([]);
  });

  test('a question that stands there many times gives a chain and not every pair', () => {
    const cards = Array.from({ length: 40 }, (_, i) => card(`c${i}`, 'What is a load balancer?', `Answer ${i}`));
    expect(run(cards).pairs).toHaveLength(39);
  });

  test('a word that everything shares joins nothing', () => {
    const cards = Array.from({ length: 500 }, (_, i) =>
      card(`c${i}`, `What does AWS part${i} keep${i} for${i}?`, `x${i}`),
    );
    expect(run(cards).pairs).toEqual([]);
  });

  test('twice the cards take about twice the comparisons: planted pairs are all found among ten thousand', () => {
    const words = [
      'bucket',
      'queue',
      'topic',
      'stream',
      'table',
      'role',
      'policy',
      'key',
      'zone',
      'subnet',
      'cluster',
      'task',
    ];
    const cards = Array.from({ length: 10_000 }, (_, i) => {
      const [one, two] = [words[i % 12], words[Math.floor(i / 12) % 12]];
      return card(`c${i}`, `Which ${one} of region${i} belongs to the ${two} named n${i}q?`, `answer${i}`);
    });
    const planted = Array.from({ length: 20 }, (_, i) => {
      const original = cards[i * 450];
      return card(`p${i}`, original?.question ?? '', 'another answer');
    });
    const { pairs, steps } = run([...cards, ...planted]);
    expect(pairs.filter(({ kind }) => kind === 'two-answers')).toHaveLength(20);
    // The work is cut into slices, so that a worker can report and be stopped.
    expect(steps).toBeGreaterThan(50);
  });
});
