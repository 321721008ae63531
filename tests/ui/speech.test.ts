import { describe, expect, it } from 'vitest';
import { chooseOfflineVoice, type VoiceInfo } from '../../src/ui/speech.ts';

function voice(lang: string, localService: boolean, isDefault = false): VoiceInfo {
  return { lang, localService, default: isDefault };
}

describe('the voice to read with', () => {
  it('is never one that needs a network', () => {
    expect(chooseOfflineVoice([voice('en-GB', false), voice('en-US', false, true)], ['en-GB'])).toBeNull();
  });

  it('is that of the very language, else of its relatives, the default first', () => {
    const british = voice('en_GB', true);
    const american = voice('en-US', true);
    const indian = voice('en-IN', true, true);
    expect(chooseOfflineVoice([american, british, indian], ['en-GB'])).toBe(british);
    expect(chooseOfflineVoice([american, indian], ['en-GB'])).toBe(indian);
    expect(chooseOfflineVoice([american], ['en-GB'])).toBe(american);
  });

  it('is of the next language where the first has none', () => {
    const german = voice('de-DE', true);
    expect(chooseOfflineVoice([german], ['en', 'de'])).toBe(german);
    expect(chooseOfflineVoice([german], ['fr'])).toBeNull();
  });

  it('is none where the device has none', () => {
    expect(chooseOfflineVoice([], ['en'])).toBeNull();
  });
});
