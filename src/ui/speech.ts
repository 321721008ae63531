import { directionOf } from './text-direction.ts';

/** What is asked of a voice before it is chosen. */
export type VoiceInfo = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

/** Voices come late in some browsers, and in some never. */
const VOICES_WAIT_MILLIS = 1_500;

/**
 * The voice to read with: one that works without a network, in the learner's first language that has one. null where none does: text
 * is never sent to a server to be read.
 */
export function chooseOfflineVoice<Voice extends VoiceInfo>(
  voices: readonly Voice[],
  languages: readonly string[],
): Voice | null {
  const offline = voices.filter((voice) => voice.localService);
  for (const language of languages) {
    // Some systems write `en_GB`.
    const fits = (voice: Voice, wanted: string) => voice.lang.replace('_', '-').toLowerCase().startsWith(wanted);
    const exact = offline.find((voice) => fits(voice, language.toLowerCase()));
    const near = offline.filter((voice) => fits(voice, language.toLowerCase().split('-')[0] ?? ''));
    const found = exact ?? near.find((voice) => voice.default) ?? near[0];
    if (found) return found;
  }
  return null;
}

/** Languages to look for a voice in, most wanted first. English before others: it is what the notes are compiled from. */
function languagesFor(text: string): string[] {
  if (directionOf(text) !== 'rtl') return ['en', ...navigator.languages];
  // A voice of another script would leave it out or spell it.
  return ['ar', ...navigator.languages.filter((tag) => /^(?:ar|fa|he|ur)\b/.test(tag))];
}

/** The offline voice of this device for a text; null when there is none, or the browser cannot read aloud at all. */
export async function findOfflineVoice(text = ''): Promise<SpeechSynthesisVoice | null> {
  if (!('speechSynthesis' in globalThis)) return null;
  const choose = () => chooseOfflineVoice(speechSynthesis.getVoices(), languagesFor(text));
  return (
    choose() ??
    new Promise((resolve) => {
      const finish = (): void => {
        speechSynthesis.removeEventListener('voiceschanged', finish);
        clearTimeout(timer);
        resolve(choose());
      };
      const timer = setTimeout(finish, VOICES_WAIT_MILLIS);
      speechSynthesis.addEventListener('voiceschanged', finish);
    })
  );
}

/** Reads a text out. Resolves to whether it was read to its end: not when stopped, or when the browser refuses before the first tap. */
export function speak(text: string, voice: SpeechSynthesisVoice): Promise<boolean> {
  speechSynthesis.cancel();
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = () => resolve(true);
    utterance.onerror = () => resolve(false);
    speechSynthesis.speak(utterance);
  });
}

/** Stops reading. */
export function stopSpeaking(): void {
  if ('speechSynthesis' in globalThis) speechSynthesis.cancel();
}
