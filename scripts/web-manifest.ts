import type { ManifestOptions } from 'vite-plugin-pwa';

/**
 * What a phone needs to install the app. Never change `id`, and never move the app to another path: a phone would take it for
 * another app, with storage of its own. All addresses are relative, so that the app may live under any path.
 */
export const WEB_MANIFEST: Partial<ManifestOptions> = {
  id: './',
  start_url: './',
  scope: './',
  name: 'Recollect',
  short_name: 'Recollect',
  description:
    'Turns the Markdown notes of a course into cards and asks each one just before you would forget it. Works offline.',
  lang: 'en',
  dir: 'ltr',
  categories: ['education'],
  display: 'standalone',
  orientation: 'any',
  // --paper of the light theme; the page itself sets both themes with meta elements.
  background_color: '#fbfbf9',
  theme_color: '#fbfbf9',
  icons: [
    { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: 'icon-monochrome-512.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' },
  ],
  shortcuts: [
    { name: 'Review now', url: './#/review', icons: [{ src: 'icon-192.png', sizes: '192x192', type: 'image/png' }] },
    { name: 'Add notes', url: './#/add', icons: [{ src: 'icon-192.png', sizes: '192x192', type: 'image/png' }] },
  ],
  screenshots: [
    {
      src: 'screenshots/today-narrow.png',
      sizes: '720x1480',
      type: 'image/png',
      form_factor: 'narrow',
      label: 'Today: how many cards wait and from which notes',
    },
    {
      src: 'screenshots/review-narrow.png',
      sizes: '720x1480',
      type: 'image/png',
      form_factor: 'narrow',
      label: 'A card with its answer and the lines of the note it comes from',
    },
    {
      src: 'screenshots/review-wide.png',
      sizes: '1280x800',
      type: 'image/png',
      form_factor: 'wide',
      label: 'A review on a laptop, with the keys',
    },
  ],
  launch_handler: { client_mode: 'focus-existing' },
  // Answered by the service worker: see src/pwa/share-target.ts.
  share_target: {
    action: './share',
    method: 'POST',
    enctype: 'multipart/form-data',
    params: {
      title: 'title',
      text: 'text',
      url: 'url',
      files: [
        {
          name: 'files',
          accept: [
            'text/markdown',
            'text/plain',
            'text/csv',
            'text/tab-separated-values',
            'application/zip',
            'application/apkg',
            '.md',
            '.markdown',
            '.txt',
            '.csv',
            '.tsv',
            '.zip',
            '.apkg',
            '.colpkg',
          ],
        },
      ],
    },
  },
  // "Open with" on computers: see src/pwa/file-handler.ts.
  file_handlers: [
    {
      action: './',
      accept: {
        'text/markdown': ['.md', '.markdown'],
        'text/plain': ['.txt'],
        'text/csv': ['.csv'],
        'text/tab-separated-values': ['.tsv'],
        'application/zip': ['.zip'],
        'application/x-apkg': ['.apkg'],
        'application/x-colpkg': ['.colpkg'],
      },
    },
  ],
};
