import type { Flag } from '../../model/card-state.ts';
import { type MessageId, t } from '../../ui/text/text.ts';

export const FLAGS: readonly Flag[] = [0, 1, 2, 3, 4, 5, 6, 7];

const NAMES: Readonly<Record<Flag, MessageId>> = {
  0: 'library.flag.0',
  1: 'library.flag.1',
  2: 'library.flag.2',
  3: 'library.flag.3',
  4: 'library.flag.4',
  5: 'library.flag.5',
  6: 'library.flag.6',
  7: 'library.flag.7',
};

export const flagName = (flag: Flag): string => t(NAMES[flag]);
