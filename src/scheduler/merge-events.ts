import { compareEvents, type LogEvent } from '../model/event.ts';
import type { EventId } from '../model/ids.ts';

/**
 * The union of logs by id, in the order of replay. The order in which logs are merged, and how often, makes no
 * difference. Events are never changed, so two of one id are the same.
 */
export function mergeEvents(...logs: readonly (readonly LogEvent[])[]): LogEvent[] {
  const byId = new Map<EventId, LogEvent>();
  for (const log of logs) for (const event of log) if (!byId.has(event.id)) byId.set(event.id, event);
  return [...byId.values()].sort(compareEvents);
}
