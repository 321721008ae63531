import { describe, expect, it } from 'vitest';
import { judgePair } from '../../src/cards/judge-pair.ts';
import { prepareDrafts, prepareOldCards } from '../../src/cards/match-entries.ts';
import { takeInNotes } from '../../src/cards/take-in-notes.ts';
import { compileNote } from '../../src/notes/compile-note.ts';

const NOTE = { path: 'a.md', text: '**Route 53** = managed name service that keeps its zones in many places' };
const NEAR = { isSameNote: true, isSameLine: true, isNear: true, isSameSpot: true, isOwnerCarried: () => false };

interface Wording {
  readonly question: string;
  readonly answer: string;
  readonly context: readonly string[];
}

/** Judges two wordings of one card of the kind "comparison" that stand in the same place. */
function judge(before: Wording, after: Wording) {
  const [card] = takeInNotes([NOTE], [], '1').cards;
  const [draft] = compileNote(NOTE.path, NOTE.text).drafts;
  if (!card || !draft) throw new Error('The note gives a card.');
  const [old] = prepareOldCards([{ ...card, ...before, factKind: 'comparison', form: 'question' }]);
  const [fresh] = prepareDrafts([{ ...draft, ...after, factKind: 'comparison', form: 'question' }]);
  if (!old || !fresh) throw new Error('Each side has one card.');
  return judgePair(old, fresh, NEAR);
}

describe('a question under another heading', () => {
  const before = {
    question: 'What is the line of the launch template like?',
    answer: 'Dedicated line',
    context: ['Compute', 'The launch template has 4 modes'],
  };

  it('is the same when the words of one heading gave way to those of the other', () => {
    const after = {
      ...before,
      question: 'What is the line of the read replica like?',
      context: ['Compute', 'The read replica has 4 modes'],
    };
    expect(judge(before, after)).toMatchObject({ kind: 'same', needsRename: true });
  });

  it('is never the same when a word of no heading gave way to those of a new one', () => {
    const after = {
      ...before,
      question: 'What is the line of a read replica like?',
      context: ['Compute', 'The read replica has 4 modes'],
    };
    expect(judge({ ...before, question: 'What is the line of compute like?' }, after)?.kind).toBe('doubt');
    expect(judge(after, { ...before, question: 'What is the line of compute like?' })?.kind).toBe('doubt');
  });
});
