import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A disk of its own in a file: it can lose its power and run full without harm to the machine. */
export interface LoopDisk {
  /** Where its files are. */
  readonly path: string;
  /** From now on nothing reaches the disk, and what was not written by then is lost, as when the power fails. */
  cutPower(): Promise<void>;
  /** Switches it on again after `cutPower`: the file system replays its journal. */
  restorePower(): Promise<void>;
  remove(): Promise<void>;
}

/** What is missing for such a disk, in a sentence; null when nothing is. */
export function whyNoLoopDisk(): string | null {
  if (process.platform !== 'linux') return 'A disk of its own can be made on Linux only.';
  return process.getuid?.() === 0 ? null : 'Making a disk of its own needs root.';
}

/** EXT4_IOC_SHUTDOWN with NOLOGFLUSH. Source: fs/ext4/ext4.h. */
const CUT = `
import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack('I', 2))`;

/** A process that was killed may hold its files for a moment longer. */
async function unmount(path: string): Promise<void> {
  for (let triesLeft = 40; ; triesLeft--) {
    try {
      await run('umount', [path]);
      return;
    } catch (error) {
      if (triesLeft === 0) throw error;
      await sleep(250);
    }
  }
}

/** Makes and mounts an ext4 file system of the given size. */
export async function createLoopDisk(megabytes: number): Promise<LoopDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'recollect-disk-'));
  const [image, path] = [join(folder, 'disk.img'), join(folder, 'disk')];
  await mkdir(path);
  await run('truncate', ['-s', `${megabytes}M`, image]);
  // No blocks are set aside for root, so that full is full.
  await run('mkfs.ext4', ['-qF', '-m', '0', image]);
  const mount = () => run('mount', ['-o', 'loop', image, path]);
  await mount();
  return {
    path,
    cutPower: async () => void (await run('python3', ['-c', CUT, path])),
    async restorePower() {
      await unmount(path);
      await mount();
    },
    async remove() {
      await run('umount', ['-l', path]).catch(() => undefined);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
