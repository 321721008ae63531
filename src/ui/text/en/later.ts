import compiler from './compiler.json';
import device from './device.json';
import files from './files.json';
import importing from './import.json';
import later from './later.json';
import library from './library.json';
import reader from './reader.json';
import scheduling from './scheduling.json';
import statistics from './statistics.json';
import store from './store.json';

/** All texts that the first card does not need. Each area of the app has a file of its own. */
export const messages = {
  ...later,
  ...compiler,
  ...device,
  ...files,
  ...importing,
  ...library,
  ...reader,
  ...scheduling,
  ...statistics,
  ...store,
};
