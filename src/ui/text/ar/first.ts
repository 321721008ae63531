import messages from './first.json';

export { createValues } from './prepare-values.ts';
/** The words of the first screens. */
export { messages };
