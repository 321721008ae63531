import type { Workbox } from 'workbox-window';
import { WORKER_URLS } from './worker-urls.ts';

/** A script address that `require-trusted-types-for 'script'` lets through; plain text where the browser has no Trusted Types. */
export type TrustedScriptUrl = ConstructorParameters<typeof Workbox>[0];

interface Policy {
  createScriptURL(url: string): Exclude<TrustedScriptUrl, string>;
}

export interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

/** Marks an address as trusted. Throws a TypeError for one that is not on the list. */
export type TrustUrl = (url: string) => TrustedScriptUrl;

/**
 * A function that trusts exactly these addresses, by the policy `sw-url`, the only one that the content security policy allows.
 * Nothing else can become a script. A policy name cannot be taken twice in a page: the app's own function is `trustScriptUrl`.
 */
export function createScriptTrust(known: ReadonlySet<string>, trustedTypes: PolicyFactory | undefined): TrustUrl {
  const check = (url: string): string => {
    if (!known.has(url)) throw new TypeError(`Not a script of this app: ${url}`);
    return url;
  };
  const policy = trustedTypes?.createPolicy('sw-url', { createScriptURL: check });
  return (url) => (policy ? policy.createScriptURL(url) : check(url));
}

let trustUrl: TrustUrl | null = null;

/** The address of the service worker: beside index.html wherever that lies, because the app may live under any path. */
export const serviceWorkerUrl = (): string => new URL('sw.js', document.baseURI).href;

/** Trusts the service worker's address and those of the app's own workers, all of this origin and from this build. */
export function trustScriptUrl(url: string): TrustedScriptUrl {
  trustUrl ??= createScriptTrust(
    new Set([serviceWorkerUrl(), ...WORKER_URLS.values()]),
    (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes,
  );
  return trustUrl(url);
}
