import { describe, expect, test } from 'vitest';
import { LatestAnswer } from '../../../src/app/library/latest-answer.ts';

/** A question that is answered by hand. */
function setUp() {
  const asked: {
    question: string;
    settle: (answer: string) => Promise<void>;
    fail: (error: Error) => Promise<void>;
  }[] = [];
  const answers: string[] = [];
  const errors: unknown[] = [];
  const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  const latest = new LatestAnswer<string, string>(
    (question) =>
      new Promise((resolve, reject) => {
        asked.push({
          question,
          settle: (answer) => {
            resolve(answer);
            return turn();
          },
          fail: (error) => {
            reject(error);
            return turn();
          },
        });
      }),
    (answer) => answers.push(answer),
    (error) => errors.push(error),
  );
  return { latest, asked, answers, errors };
}

describe('asking for the newest answer', () => {
  test('of questions that come while one is out, only the last is asked', async () => {
    const { latest, asked, answers } = setUp();
    latest.request('d');
    latest.request('do');
    latest.request('doc');
    expect(asked.map(({ question }) => question)).toEqual(['d']);
    await asked[0]?.settle('answer to d');
    expect(asked.map(({ question }) => question)).toEqual(['d', 'doc']);
    await asked[1]?.settle('answer to doc');
    expect(answers).toEqual(['answer to d', 'answer to doc']);
  });

  test('an error is told and does not stop the next question', async () => {
    const { latest, asked, answers, errors } = setUp();
    latest.request('one');
    await asked[0]?.fail(new Error('no'));
    latest.request('two');
    await asked[1]?.settle('yes');
    expect(errors).toEqual([new Error('no')]);
    expect(answers).toEqual(['yes']);
  });

  test('after the end nothing is told any more', async () => {
    const { latest, asked, answers } = setUp();
    latest.request('one');
    latest.request('two');
    latest.stop();
    await asked[0]?.settle('late');
    expect(asked).toHaveLength(1);
    expect(answers).toEqual([]);
  });
});
