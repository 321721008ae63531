import { expect, test } from 'vitest';
import { takeWordingsHome } from '../../../src/app/notes/take-wordings-home.ts';
import { writePatch } from '../../../src/app/notes/write-patch.ts';
import { newState, sampleCard, sampleNote } from '../../store/helpers/samples.ts';

const text =
  '# Queues\n\n- **SQS** = managed mesage queue\n- retention: 4 days\n- max size = 256 KB, 256 KB also for SNS\n';
const note = sampleNote('note-a', { text });

function reworded(line: number, before: [string, string], after: [string, string]) {
  const [question, answer] = before;
  return {
    card: sampleCard(`line-${line}`, 'note-a', { question, answer, source: { path: note.path, from: line, to: line } }),
    question: after[0],
    answer: after[1],
    isReworded: true,
    state: newState(`line-${line}`),
  };
}

test('a typo that was put right on the card is put right in its line; the other lines stay as they are', () => {
  const view = reworded(3, ['What is SQS?', 'Managed mesage queue'], ['What is SQS?', 'Managed message queue']);
  expect(takeWordingsHome({ note, cards: [view] })).toEqual({
    text: text.replace('mesage', 'message'),
    unplaced: [],
  });
});

test('the capital at the start of an answer does not go into the line', () => {
  const view = reworded(3, ['What is SQS?', 'Managed mesage queue'], ['What is SQS?', 'Hosted mesage queue']);
  expect(takeWordingsHome({ note, cards: [view] }).text).toContain('= hosted mesage queue');
});

test('words that stand in the line twice or not at all are left to the learner', () => {
  const twice = reworded(5, ['What is the max size of SQS?', '256 KB'], ['What is the max size of SQS?', '1 MB']);
  const nowhere = reworded(
    4,
    ['How long are messages kept?', 'Four days'],
    ['How long are messages kept?', 'Five days'],
  );
  const home = takeWordingsHome({ note, cards: [twice, nowhere] });
  expect(home.text).toBe(text);
  expect(home.unplaced).toEqual([twice, nowhere]);
});

test('a patch holds the changed line with its surroundings', () => {
  const patch = writePatch('aws/queues.md', text, text.replace('mesage', 'message'));
  expect(patch).toContain('--- a/aws/queues.md');
  expect(patch).toContain('+++ b/aws/queues.md');
  expect(patch).toContain('-- **SQS** = managed mesage queue\n+- **SQS** = managed message queue');
});
