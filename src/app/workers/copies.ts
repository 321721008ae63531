import { serveTasks } from '../../pwa/serve-tasks.ts';
import { openReader } from '../../store/open-reader.ts';
import type { CopyTasks } from '../files/copy-tasks.ts';
import { writeCopy } from '../files/write-copy.ts';

serveTasks<CopyTasks>({
  async write({ database, origin, request }) {
    const reader = await openReader({ name: database });
    try {
      return await writeCopy(reader, origin, request);
    } finally {
      reader.close();
    }
  },
});
