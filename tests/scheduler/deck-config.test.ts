import { describe, expect, it } from 'vitest';
import type { NoteId } from '../../src/model/ids.ts';
import { createConfig, createConfigs } from '../../src/scheduler/config.ts';
import { formatWeights, weightsIdOf } from '../../src/scheduler/fitted-weights.ts';
import { fingerprintStates } from '../../src/scheduler/states-fingerprint.ts';
import { changeWeights } from './make-values.ts';

const note = { id: 'n1' as NoteId, path: 'aws/ecs.md' };

describe('the configuration of a deck', () => {
  it('is the usual one where nothing was set', () => {
    const { engine, ...config } = createConfigs({})(note);
    const { engine: usual, ...rest } = createConfig();
    expect(config).toEqual(rest);
    expect(engine.weightsId).toBe(usual.weightsId);
  });

  it('has what was set for it, and the weights of all', () => {
    const weights = changeWeights({ 2: 4 });
    const configOf = createConfigs({
      weights: formatWeights(weights),
      desiredRetention: 0.85,
      'desiredRetention@note:n1': 0.95,
      'learningStepsMinutes@folder:aws': '5 30',
      'examDay@folder:aws': 20_100,
      'easyDays@note:n1': 'nnnnnrm',
    });
    expect(configOf(note)).toMatchObject({
      desiredRetention: 0.95,
      learningStepsMinutes: [5, 30],
      exam: { day: 20_100, targetRetention: 0.95 },
    });
    expect(configOf(note).easyDays.slice(5)).toEqual(['reduced', 'minimum']);
    expect(configOf(null)).toMatchObject({ desiredRetention: 0.85, learningStepsMinutes: [1, 10], exam: null });
    expect(configOf(note).engine).toBe(configOf(null).engine);
    expect(configOf(null).engine.weightsId).toBe(weightsIdOf(weights));
    expect(configOf(note)).toBe(configOf(note));
  });

  it('has FSRS’s own weights where the log holds none that can be used', () => {
    expect(createConfigs({ weights: '1 2 three' })(null).engine.weightsId).toBe('default-6');
  });
});

describe('the fingerprint of the states', () => {
  const paths = new Map([[note.id, note.path]]);
  const usual = fingerprintStates({}, paths);

  it('changes with what a replay depends on, and with nothing else', () => {
    expect(fingerprintStates({ desiredRetention: 0.8, theme: 'dark', newCardsPerDay: 3 }, paths)).toBe(usual);
    expect(fingerprintStates({ learningStepsMinutes: null }, paths)).toBe(usual);
    const fitted = fingerprintStates({ weights: '1 2' }, paths);
    expect(fitted).not.toBe(usual);
    expect(fingerprintStates({ 'learningStepsMinutes@note:n1': '5' }, paths)).not.toBe(usual);
  });

  it('changes when a note moves only while decks have steps of their own', () => {
    const moved = new Map([[note.id, 'other/ecs.md']]);
    expect(fingerprintStates({ weights: '1 2' }, moved)).toBe(fingerprintStates({ weights: '1 2' }, paths));
    const own = { 'learningStepsMinutes@folder:aws': '5' };
    expect(fingerprintStates(own, moved)).not.toBe(fingerprintStates(own, paths));
  });
});
