import { createContext } from 'react';

/** Finds the picture that a note names; null when it is not here. `notePath` says from which note it is named. */
export type FindImage = (reference: string, notePath: string) => Promise<Blob | null>;

/** Where pictures come from. Without one there are none. */
export const ImageSourceContext = createContext<FindImage>(() => Promise.resolve(null));
