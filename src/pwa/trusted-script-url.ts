import type { Workbox } from 'workbox-window';

/** A script address that `require-trusted-types-for 'script'` lets through; plain text where the browser has no Trusted Types. */
export type TrustedScriptUrl = ConstructorParameters<typeof Workbox>[0];

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): Exclude<TrustedScriptUrl, string> };
}

/**
 * Marks one address as trusted with the policy `sw-url`, the only policy that the content security policy allows.
 * It refuses every other address, so that nothing else can become a script. Call it once: a policy name cannot be taken twice.
 */
export function trustScriptUrl(
  url: string,
  trustedTypes: PolicyFactory | undefined = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes,
): TrustedScriptUrl {
  if (!trustedTypes) return url;
  const policy = trustedTypes.createPolicy('sw-url', {
    createScriptURL(candidate) {
      if (candidate !== url) throw new TypeError(`Not the address of the service worker: ${candidate}`);
      return candidate;
    },
  });
  return policy.createScriptURL(url);
}
