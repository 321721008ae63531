import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const CATALOGUE = /\/src\/ui\/text\/[^/?]+\/[^/?]+\.json$/;

/**
 * Compiles a catalogue `{ "id": "ICU message" }` into the token lists that the production runtime of `@lingui/core` understands:
 * it does not carry the message parser.
 *
 * @returns the compiled messages by id. Throws with the id when a message is not text or not ICU.
 */
export function compileCatalogue(json: string): Record<string, CompiledMessage> {
  const messages: unknown = JSON.parse(json);
  if (typeof messages !== 'object' || messages === null || Array.isArray(messages)) {
    throw new Error('A catalogue is one flat object of ids and messages');
  }
  const compiled: [string, CompiledMessage][] = Object.entries(messages).map(([id, message]) => {
    if (typeof message !== 'string') throw new Error(`Message "${id}" is not text`);
    try {
      return [id, compileMessageOrThrow(message)];
    } catch (error) {
      throw new Error(`Message "${id}" cannot be compiled: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  return Object.fromEntries(compiled);
}

/** Compiles every `src/ui/text/LANGUAGE/*.json` when it is imported. It stays JSON: Vite's own JSON plugin makes the module of it. */
export function linguiCatalogues(): Plugin {
  return {
    name: 'recollect:lingui-catalogues',
    enforce: 'pre',
    transform: {
      filter: { id: CATALOGUE },
      handler(code) {
        return { code: JSON.stringify(compileCatalogue(code)), map: null };
      },
    },
  };
}
