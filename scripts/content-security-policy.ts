import type { Plugin } from 'vite';

/**
 * The content security policy of the built app. Everything comes from its own origin and nothing leaves it: `connect-src 'self'` is the
 * proof that no review is sent anywhere. The only string that may become a script address is the service worker's (`sw-url`,
 * made in `src/pwa/register-service-worker.ts`).
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  // WebAssembly, for the SQLite inside an Anki package. It allows no text to become a script.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types sw-url',
].join('; ');

/** What a server should send with every answer. A header can also forbid frames, which a meta element cannot. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * Writes the policy into the head of the built index.html, for hosts where no header can be set. It is the first element there,
 * because a policy does not govern what stands before it. The development server injects styles and is left without.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'recollect:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}
