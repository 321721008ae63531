/**
 * A time zone in which it is about noon now, so that no study day ends while a browser test runs.
 * The sign is the other way round in these names: `Etc/GMT-2` is two hours ahead of Greenwich.
 */
export function findNoonZone(nowMillis: number): string {
  const utcHour = new Date(nowMillis).getUTCHours();
  const aheadHours = 12 - utcHour;
  if (aheadHours === 0) return 'Etc/GMT';
  return aheadHours > 0 ? `Etc/GMT-${aheadHours}` : `Etc/GMT+${-aheadHours}`;
}
