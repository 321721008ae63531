import { v7 as createUuid } from 'uuid';
import type { Deps } from '../deps.ts';
import { describeOrigin } from './copy-out.ts';
import { openSafetyNet, type SafetyNet } from './safety-net.ts';
import { writeCopyAside } from './write-copy-aside.ts';

const nets = new WeakMap<Deps['store'], Promise<SafetyNet | null>>();

/** The copies beside the database of this store. null where the browser keeps none. */
export function findSafetyNet(deps: Deps): Promise<SafetyNet | null> {
  const { store } = deps;
  const known = nets.get(store);
  if (known !== undefined) return known;
  const opening = openSafetyNet({
    store,
    writeCopy: writeCopyAside,
    nowMillis: deps.nowMillis,
    createId: createUuid,
    describeOrigin: async () => describeOrigin(deps, await store.readSettings()),
  });
  nets.set(store, opening);
  return opening;
}
