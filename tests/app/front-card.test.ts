import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findFront, rememberFront } from '../../src/app/front-card.ts';
import type { CardId } from '../../src/model/ids.ts';
import type { QueueCandidate } from '../../src/model/queue.ts';
import { newState, sampleCard } from '../store/helpers/samples.ts';

function candidate(name: string, dueAtMillis: number | null = null): QueueCandidate {
  const { noteId, factId, priority } = sampleCard(name);
  return { state: { ...newState(name), dueAtMillis }, noteId, factId, priority, position: 1 };
}

const NOW = { atMillis: 1_000 };

describe('the card that was in front', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    });
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('comes first again where it is still to be asked', () => {
    rememberFront('b' as CardId);
    const [a, b] = [candidate('a'), candidate('b')];
    expect(findFront([a, b], NOW)).toBe(b);
  });

  it('does not come when it is no longer in the queue', () => {
    rememberFront('c' as CardId);
    expect(findFront([candidate('a')], NOW)).toBeNull();
  });

  it('does not come before its step has ended', () => {
    rememberFront('a' as CardId);
    expect(findFront([candidate('a', 1_001)], NOW)).toBeNull();
    expect(findFront([candidate('a', 1_000)], NOW)).not.toBeNull();
  });

  it('is forgotten at the end of a session', () => {
    rememberFront('a' as CardId);
    rememberFront(null);
    expect(findFront([candidate('a')], NOW)).toBeNull();
  });

  it('is none where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', {
      getItem() {
        throw new Error('refused');
      },
      setItem() {
        throw new Error('refused');
      },
    });
    rememberFront('a' as CardId);
    expect(findFront([candidate('a')], NOW)).toBeNull();
  });
});
