/** The value of the promise, or `fallback` when it fails or has not settled after `timeoutMillis`. Never rejects. */
export async function settleWithin<Value>(
  promise: Promise<Value>,
  timeoutMillis: number,
  fallback: Value,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<Value>((resolve) => {
    timer = setTimeout(() => resolve(fallback), timeoutMillis);
  });
  try {
    return await Promise.race([promise.catch(() => fallback), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
