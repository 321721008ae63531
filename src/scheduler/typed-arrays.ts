/**
 * Elements of arrays of numbers. One outside the array is not a number, which no calculation hides.
 * There is one function for each kind of array because engines compile a read several times faster where it always
 * meets the same kind; the inner loops of training depend on it.
 */
export function floatAt(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}

export function intAt(values: Int32Array, index: number): number {
  return values[index] ?? Number.NaN;
}

export function byteAt(values: Uint8Array, index: number): number {
  return values[index] ?? Number.NaN;
}

export function wordAt(values: Uint32Array, index: number): number {
  return values[index] ?? Number.NaN;
}

export function numberAt(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN;
}
