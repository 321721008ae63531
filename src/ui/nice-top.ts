const STEPS = [1, 2, 4, 5, 6, 8, 10];

/**
 * Where a scale ends that has words at both ends and in the middle: the next of 1, 2, 4, 5, 10 and their tens above a value. Where
 * whole things are counted, half of it is whole too.
 */
export function niceTop(value: number, isWhole: boolean): number {
  if (value <= 0) return isWhole ? 2 : 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = STEPS.find((each) => each * power >= value && (!isWhole || (each * power) % 2 === 0)) ?? 10;
  return step * power;
}
