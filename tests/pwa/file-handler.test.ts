import { expect, test } from 'vitest';
import { type LaunchBrowser, watchLaunches } from '../../src/pwa/file-handler.ts';

type Consumer = Parameters<NonNullable<LaunchBrowser['launchQueue']>['setConsumer']>[0];

function createQueue(): { browser: LaunchBrowser; launch: Consumer } {
  let consumer: Consumer = () => undefined;
  return {
    browser: {
      launchQueue: {
        setConsumer(next) {
          consumer = next;
        },
      },
    },
    launch: (params) => consumer(params),
  };
}

test('files that are opened with the app reach it', async () => {
  const { browser, launch } = createQueue();
  const file = new File(['# S3'], 's3.md');
  const got = new Promise<readonly File[]>((resolve) =>
    watchLaunches({ files: resolve, route: () => undefined }, browser),
  );
  launch({ files: [{ getFile: async () => file }], targetURL: 'https://example.org/srs/' });
  expect(await got).toEqual([file]);
});

test('a shortcut reaches the open window as a route; a plain start does nothing', () => {
  const { browser, launch } = createQueue();
  const routes: string[] = [];
  watchLaunches({ files: () => undefined, route: (hash) => routes.push(hash) }, browser);
  launch({ targetURL: 'https://example.org/srs/#/review' });
  launch({ targetURL: 'https://example.org/srs/' });
  launch({ targetURL: null });
  expect(routes).toEqual(['#/review']);
});

test('a browser without a launch queue is left alone', () => {
  expect(watchLaunches({ files: () => undefined, route: () => undefined }, {})).toBe(false);
});
