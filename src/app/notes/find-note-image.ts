import type { Store } from '../../store/store.ts';
import type { FindImage } from '../../ui/image-source.ts';
import { resolveImage } from '../import/find-images.ts';

/** Finds the pictures of notes among those that were taken in with them. */
export function createImageFinder(store: Pick<Store, 'readImagePaths' | 'readImage'>): FindImage {
  return async (reference, notePath) => {
    const path = resolveImage(reference, notePath, await store.readImagePaths());
    const image = path === null ? null : await store.readImage(path);
    return image && new Blob([image.bytes], { type: image.type });
  };
}
