import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { contentSecurityPolicy, SECURITY_HEADERS } from './scripts/content-security-policy.ts';
import { earlyScripts } from './scripts/early-scripts.ts';
import { linguiCatalogues } from './scripts/lingui-plugin.ts';
import { onlyWoff2 } from './scripts/only-woff2.ts';
import { prepareWhole } from './scripts/prepare-whole.ts';
import { WEB_MANIFEST } from './scripts/web-manifest.ts';
import { isShared, keepShared } from './src/pwa/share-target.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };
// The environment variable lets a test build a second version to update to.
const { VITE_APP_VERSION = version } = process.env;

export default defineConfig({
  // Relative addresses: the same build works under any path.
  base: './',
  // One page with hash routes: an address that is not a file is a mistake and gets a 404, also in the preview.
  appType: 'mpa',
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(VITE_APP_VERSION) },
  resolve: {
    alias: [
      // Its package names the variant for old browsers, which is larger and one single function.
      { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' },
      // React has had it itself since version 18; the shim is for older ones.
      { find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: 'react' },
      // The table of names instead of its variant for pages: that one needs a document, which a worker has not, and sets markup
      // from text, which Trusted Types refuse.
      {
        find: /^decode-named-character-reference$/,
        replacement: fileURLToPath(new URL('node_modules/decode-named-character-reference/index.js', import.meta.url)),
      },
    ],
  },
  build: {
    // The security policy takes fonts from the app's own address only, not from inside a style sheet.
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    target: 'es2022',
    // All browsers that can run the app preload modules by themselves.
    modulePreload: { polyfill: false },
    // Read by scripts/check-size.ts.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Libraries change seldom: kept apart, an update of the app does not fetch them again.
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store)[\\/]/ },
            { name: 'dexie', test: /node_modules[\\/]dexie[\\/]/ },
            // Runs by itself before React is read: the browser opens the database meanwhile.
            { name: 'open', test: /src[\\/]app[\\/]open-early/ },
            // All else that the first screen needs, in one file: each file more costs a slow phone 3 ms.
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  // Scripts of src/app/workers: modules, so that they can load parts of themselves later.
  worker: { format: 'es' },
  preview: { headers: SECURITY_HEADERS },
  plugins: [
    linguiCatalogues(),
    react(),
    onlyWoff2(),
    prepareWhole(),
    earlyScripts(['open']),
    contentSecurityPolicy(),
    VitePWA({
      strategies: 'generateSW',
      // The new version waits until the learner says so: never in the middle of a review.
      registerType: 'prompt',
      // Registered by src/pwa/register-service-worker.ts, which Trusted Types let through.
      injectRegister: false,
      manifest: WEB_MANIFEST,
      // Found by the pattern below; named twice they would be fetched twice.
      includeManifestIcons: false,
      workbox: {
        // One file: the policy that the server sends with sw.js governs the worker too, and its Trusted Types refuse importScripts.
        inlineWorkboxRuntime: true,
        // The web manifest is added by the plugin itself.
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,wasm,json}'],
        // Shown by the browser before installing, never by the app.
        globIgnores: ['screenshots/**'],
        navigateFallback: 'index.html',
        cleanupOutdatedCaches: true,
        // The first worker serves the page that installed it, so that parts loaded later come without a network at once.
        clientsClaim: true,
        skipWaiting: false,
        // What another app shares comes as a form. It is put aside on the device, where the app finds it.
        runtimeCaching: [{ urlPattern: isShared, method: 'POST', handler: keepShared }],
      },
    }),
  ],
});
