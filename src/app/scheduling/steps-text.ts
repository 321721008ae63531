const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };

/** Steps as a learner writes them: `1m 10m 1d`. */
export function formatSteps(steps: readonly number[]): string {
  return steps.map((minutes) => formatStep(minutes)).join(' ');
}

function formatStep(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}

/** The minutes of each step, rising; null for text that is none, or whose steps do not rise. A number alone counts as minutes. */
export function parseSteps(text: string): readonly number[] | null {
  const parts = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const steps = parts.map((part) => {
    const [, digits, unit = 'm'] = /^(\d{1,5}(?:\.\d{1,3})?)([mhd])?$/.exec(part) ?? [];
    return digits === undefined ? 0 : Number(digits) * (MINUTES[unit] ?? 0);
  });
  return steps.every((step, i) => step > (steps[i - 1] ?? 0)) ? steps : null;
}
