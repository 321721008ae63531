import { Pattern } from '../needs.ts';
import type { Entry, Zone } from './outline-types.ts';

const HANDS_ON = new Pattern(
  'hand hands handon handson demo lab labs exercise exercises practice practical walk walkthrough tutorial try do',
  /^(?:\(?\s*)?(?:hands?[ -]?on|demo|lab|labs|exercise|exercises|practice|practical|walk-?through|tutorial|try it(?: out)?|do it)\b/i,
);
const HANDS_ON_END = new Pattern(
  'hand hands handon handson demo lab walk walkthrough',
  /\b(?:hands?[ -]?on|demo|lab|walk-?through)\)?\s*:?$/i,
);
const REVIEW = new Pattern(
  '^review ^to ^todo ^question ^questions ^discussion ^thing ^things ^look ^homework ^self ^selfcheck',
  /^(?:review|to review|to-?do|to do|questions? (?:to (?:ask|review)|for (?:the |next )?(?:seminar|class|lecture|exam|tutorial|next \w+))|discussion questions?|things? to (?:review|look up|check)|look up|homework|self[- ]?check)\b[^=]{0,30}$/i,
);
const CONTENTS = new Pattern(
  '^table ^content ^contents ^toc ^outline ^agenda ^index ^topics ^in ^what ^on',
  /^(?:table of )?contents?\s*:?$|^(?:toc|outline|agenda|index|topics(?: covered)?|in this (?:chapter|section|module|lecture)|what (?:you(?: wi|')ll|we(?: wi|')ll) (?:learn|cover)|on this page)\s*:?$/i,
);
const ABOUT = new Pattern(
  '^learning ^objectives ^outcomes ^goals ^prerequisites ^references ^further ^resources ^links ^sources ^see ' +
    '^bibliography ^credits ^about ^changelog ^license ^useful ^reading',
  /^(?:learning )?(?:objectives|outcomes|goals)\s*:?$|^(?:prerequisites|references|further reading|resources|links|sources|see also|bibliography|credits|about (?:this|these) notes?|changelog|license|useful links|reading list)\s*:?$/i,
);

/** The zone a heading or label opens; null when it is an ordinary one. */
export function zoneOf(entry: Entry): Zone | null {
  const text = entry.text.replace(/[:.!]+$/, '').trim();
  if (text.length > 60) return null;
  if (HANDS_ON.test(text) || HANDS_ON_END.test(text)) return /[=→]|-->/.test(text) ? null : 'hands-on';
  if (REVIEW.test(text)) return 'review';
  if (CONTENTS.test(text)) return 'contents';
  if (ABOUT.test(text)) return 'about';
  return null;
}
