import { expect, it } from 'vitest';
import { type TrustedScriptUrl, trustScriptUrl } from '../../src/pwa/trusted-script-url.ts';

const SW = 'https://example.org/srs/sw.js';

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

it('is plain text where there are no Trusted Types', () => {
  expect(trustScriptUrl(SW, undefined)).toBe(SW);
});

it('trusts the one address under the policy name that the page allows', () => {
  const factory = createFactory();
  expect(trustScriptUrl(SW, factory)).toEqual({ trusted: SW });
  expect(factory.policies.map(({ name }) => name)).toEqual(['sw-url']);
});

it('refuses every other address', () => {
  const factory = createFactory();
  trustScriptUrl(SW, factory);
  expect(() => factory.policies[0]?.create('https://example.com/evil.js')).toThrow('evil.js');
});
