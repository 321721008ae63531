import { expect, it } from 'vitest';
import { createScriptTrust, type TrustedScriptUrl } from '../../src/pwa/trusted-script-url.ts';
import { WORKER_URLS } from '../../src/pwa/worker-urls.ts';

const SW = 'https://example.org/srs/sw.js';
const WORKER = 'https://example.org/srs/assets/compile-notes-abc.js';

function createFactory() {
  const policies: { name: string; create(url: string): string }[] = [];
  return {
    policies,
    createPolicy(name: string, rules: { createScriptURL(url: string): string }) {
      policies.push({ name, create: rules.createScriptURL });
      return {
        createScriptURL: (url: string) =>
          ({ trusted: rules.createScriptURL(url) }) as unknown as Exclude<TrustedScriptUrl, string>,
      };
    },
  };
}

it('is plain text where there are no Trusted Types, for the same addresses', () => {
  const trust = createScriptTrust(new Set([SW]), undefined);
  expect(trust(SW)).toBe(SW);
  expect(() => trust(WORKER)).toThrow(TypeError);
});

it('trusts each known address under the one policy name that the page allows', () => {
  const factory = createFactory();
  const trust = createScriptTrust(new Set([SW, WORKER]), factory);
  expect([trust(SW), trust(WORKER)]).toEqual([{ trusted: SW }, { trusted: WORKER }]);
  expect(factory.policies.map(({ name }) => name)).toEqual(['sw-url']);
});

it('refuses every other address', () => {
  const factory = createFactory();
  createScriptTrust(new Set([SW]), factory);
  for (const other of [
    'https://example.com/evil.js',
    `${SW}?x`,
    'data:text/javascript,1',
    'https://example.org/srs/assets/x.js',
  ]) {
    expect(() => factory.policies[0]?.create(other)).toThrow(other);
  }
});

it('knows the scripts of the app, by the names of their files', () => {
  expect([...WORKER_URLS.keys()]).toContain('compile-notes');
  for (const url of WORKER_URLS.values()) expect(() => new URL(url)).not.toThrow();
});
