import { watchLaunches } from '../../pwa/file-handler.ts';
import { readFileList } from './read-chosen.ts';
import { bringFiles } from './waiting-files.ts';

/** Takes files that the system opens with the app, and shortcuts that are pressed while it is open. */
export function listenForLaunches(): void {
  watchLaunches({
    files: (files) => bringFiles(readFileList(files)),
    route: (hash) => {
      location.hash = hash;
    },
  });
}
