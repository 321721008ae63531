import type { StoreFault } from '../model/store-fault.ts';
import { sayDetail } from '../review/say-trouble.ts';

/** A sentence of the store, apart because its words are loaded after the first card. */
export function StoreWords({ fault }: { readonly fault: StoreFault }) {
  return sayDetail(fault);
}
