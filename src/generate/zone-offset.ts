import type { Millis } from '../model/time.ts';

const HOUR_MILLIS = 3_600_000;

/**
 * Local time minus UTC in minutes at any instant in an IANA zone such as `Europe/Berlin`, from the system's zone data;
 * null when the zone is unknown. Each hour is looked up once.
 */
export function createZoneOffset(timeZone: string): ((atMillis: Millis) => number) | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return null;
  }
  const byHour = new Map<number, number>();
  return (atMillis) => {
    const hour = Math.floor(atMillis / HOUR_MILLIS);
    const known = byHour.get(hour);
    if (known !== undefined) return known;
    const offset = parseOffset(format, hour * HOUR_MILLIS);
    byHour.set(hour, offset);
    return offset;
  };
}

function parseOffset(format: Intl.DateTimeFormat, atMillis: Millis): number {
  const name = format.formatToParts(atMillis).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name);
  if (match === null) throw new Error(`The offset "${name}" of ${format.resolvedOptions().timeZone} cannot be read.`);
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}
