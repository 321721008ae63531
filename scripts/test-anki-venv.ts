import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The release that judges us. */
export const ANKI_VERSION = '26.9.3';

/** Whether Python with Anki is there, and what helps if not. */
export type Python = { readonly ok: true; readonly command: string } | { readonly ok: false; readonly advice: string };

const INSTALL_MILLIS = 300_000;

/** A Python with the `anki` library in a virtual environment inside `folder`, made on the first call. */
export function preparePython(folder: string): Python {
  const command = join(folder, 'venv', 'bin', 'python');
  if (isReady(command)) return { ok: true, command };
  const base = ['python3', 'python'].find(
    (name) => run(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).ok,
  );
  if (base === undefined) {
    return {
      ok: false,
      advice: 'Python 3.10 or later is missing. On Debian or Ubuntu: apt-get install python3 python3-venv python3-pip',
    };
  }
  mkdirSync(folder, { recursive: true });
  console.log(`Installing anki ${ANKI_VERSION} in ${folder} (once).`);
  const made = run(base, ['-m', 'venv', join(folder, 'venv')]);
  if (!made.ok || !existsSync(command)) {
    return {
      ok: false,
      advice: `No virtual environment could be made. On Debian or Ubuntu: apt-get install python3-venv\n${made.output}`,
    };
  }
  const quietly = ['--disable-pip-version-check', '--no-input', '--quiet', '--timeout', '30', '--retries', '2'];
  const installed = run(command, ['-m', 'pip', 'install', ...quietly, `anki==${ANKI_VERSION}`]);
  if (installed.ok && isReady(command)) return { ok: true, command };
  return {
    ok: false,
    advice: `The library could not be installed. With a network, try: ${command} -m pip install anki==${ANKI_VERSION}\n${installed.output}`,
  };
}

function isReady(command: string): boolean {
  return (
    existsSync(command) && run(command, ['-c', 'import anki.collection, anki.buildinfo as b; print(b.version)']).ok
  );
}

function run(command: string, args: readonly string[]): { readonly ok: boolean; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: INSTALL_MILLIS });
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}`.slice(-2_000) };
}
