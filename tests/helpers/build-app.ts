import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const project = fileURLToPath(new URL('../../', import.meta.url));

/** The app as `npm run build` leaves it. */
export const DIST = process.env['RECOLLECT_DIST'] ?? fileURLToPath(new URL('../../dist/', import.meta.url));

/** Builds the app as another version into an ignored folder, as if it had been released after the one in `dist`. Returns the folder. */
export async function buildVersion(version: string): Promise<string> {
  const folder = fileURLToPath(new URL(`../../.tmp/dist-${version}/`, import.meta.url));
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
  await run(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: project,
    env: { ...process.env, NODE_ENV: 'production', VITE_APP_VERSION: version },
  });
  return folder;
}
