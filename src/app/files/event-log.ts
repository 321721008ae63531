import { writeEventLine } from '../../export/event-lines.ts';
import { readEventLine } from '../../export/read-event-line.ts';
import type { LogEvent } from '../../model/event.ts';
import type { DeviceFile, DeviceFolder } from '../../pwa/device-folder.ts';

/**
 * A second copy of everything the learner does, beside the database and append-only: each event is written at once, as the line
 * that a progress file has of it. Files hold some hundred events, so that each writing is short; a verified snapshot makes those
 * before it superfluous.
 */
export interface EventLog {
  /** Adds events. Writings follow one another; each settles when its events are on the device or could not be written. */
  append(events: readonly LogEvent[]): Promise<void>;
  /** From now on events go into a new file. Returns the names of the files so far that hold nothing newer than this moment. */
  turnPage(): Promise<readonly string[]>;
  /** All events that can still be read. A line that is torn is passed over: the others are worth no less. */
  readAll(): Promise<readonly LogEvent[]>;
  remove(names: readonly string[]): Promise<void>;
}

const EVENTS_A_FILE = 100;
const NAME = /^events_\d{15}_[\w-]+\.ndjson$/;
/** Another window may be writing into its file right now. */
const STILL_OPEN_MILLIS = 60_000;

/** `createId` tells the files of several windows apart. */
export function createEventLog(folder: DeviceFolder, nowMillis: () => number, createId: () => string): EventLog {
  let lines: string[] = [];
  let name: string | null = null;
  let last: Promise<void> = Promise.resolve();

  const write = async (events: readonly LogEvent[]): Promise<void> => {
    if (lines.length >= EVENTS_A_FILE) name = null;
    if (name === null) {
      name = `events_${String(nowMillis()).padStart(15, '0')}_${createId()}.ndjson`;
      lines = [];
    }
    lines.push(...events.map(writeEventLine));
    await folder.write(name, new Blob(lines));
  };
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work);
    last = next.then(
      () => undefined,
      () => undefined,
    );
    return next;
  };
  return {
    // The grade itself is on the disk already: that the second copy failed is no reason to stop the learner.
    append: (events) => inTurn(() => write(events)).catch(() => undefined),
    turnPage: () =>
      inTurn(async () => {
        const own = name;
        name = null;
        const isOver = (file: DeviceFile) => file.name === own || file.modifiedMillis < nowMillis() - STILL_OPEN_MILLIS;
        return (await listFiles(folder)).filter(isOver).map((file) => file.name);
      }),
    async readAll() {
      const events: LogEvent[] = [];
      for (const file of await listFiles(folder)) {
        const text = await (await folder.read(file.name))?.text();
        for (const line of text?.split('\n') ?? []) {
          const event = readEventLine(line);
          if (event !== null) events.push(event);
        }
      }
      return events;
    },
    async remove(names) {
      for (const each of names) await folder.remove(each);
    },
  };
}

async function listFiles(folder: DeviceFolder): Promise<readonly DeviceFile[]> {
  return (await folder.list()).filter((file) => NAME.test(file.name));
}
