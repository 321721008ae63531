import type { Flag } from '../model/card-state.ts';
import { type MessageId, t } from '../ui/text/text.ts';

/** No flag, then the flags in the order of Anki's numbers. */
export const FLAGS: readonly Flag[] = [0, 1, 2, 3, 4, 5, 6, 7];

const NAMES: Readonly<Record<Flag, MessageId>> = {
  0: 'flag.0',
  1: 'flag.1',
  2: 'flag.2',
  3: 'flag.3',
  4: 'flag.4',
  5: 'flag.5',
  6: 'flag.6',
  7: 'flag.7',
};

/** The name of a flag's colour, for eyes and for screen readers. */
export const flagName = (flag: Flag): string => t(NAMES[flag]);
