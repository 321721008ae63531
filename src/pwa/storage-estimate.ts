import { settleWithin } from './settle-within.ts';

type EstimateStorage = Pick<StorageManager, 'estimate'>;

function thisStorage(): EstimateStorage | null {
  // The type says it is always there; WebKitGTK and plain http have none.
  return (navigator as { storage?: EstimateStorage }).storage ?? null;
}

/**
 * Bytes that the app and its data take up in this browser, or null when the browser does not say.
 * How much is free is not told: browsers report an invented quota.
 */
export async function readStorageUsedBytes(
  storage: EstimateStorage | null = thisStorage(),
  timeoutMillis = 5_000,
): Promise<number | null> {
  if (!storage?.estimate) return null;
  const used = storage.estimate().then((estimate) => estimate.usage ?? null);
  return settleWithin<number | null>(used, timeoutMillis, null);
}
