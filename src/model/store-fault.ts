import type { Message } from './message.ts';

/** What the store itself has to say when something cannot be read or written. */
export type StoreFault = Message<
  | 'no-database'
  | 'no-answer'
  | 'closed'
  | 'ended'
  | 'deleted'
  | 'emptied'
  | 'replaced'
  | 'newer-opens'
  | 'newer-wrote'
  | 'no-card'
>;

/** A sentence of the store's own, or the words of the browser as it said them. */
export type TroubleDetail = StoreFault | string;
