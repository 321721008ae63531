import type { Message } from '../model/message.ts';
import type { CheckName } from './card-checks.ts';

/** Why a line has no card. A card that failed a check of the linter was written and left out for it. */
export type LineReason = Message<
  | 'about-notes'
  | 'answer-above'
  | 'asked-twice'
  | 'bare-name'
  | 'brief-question'
  | 'code'
  | 'coming'
  | 'empty-heading'
  | 'example'
  | 'exercise-step'
  | 'folded'
  | 'formula'
  | 'fragment'
  | 'heading'
  | 'label'
  | 'lead-in'
  | 'list-above'
  | 'marked-box'
  | 'menus'
  | 'no-rule'
  | 'no-subject'
  | 'no-words'
  | 'picture'
  | 'question'
  | 'remark'
  | 'repeat'
  | 'step'
  | 'table'
  | 'to-review'
  | 'to-tick-off'
  | 'unanswered'
  | 'web-address'
  | 'yes-no'
  | `check.${CheckName}`
>;

/** Something in a note that its writer may want to look at. */
export type NoteRemark = Message<
  'bad-utf8' | 'long-line' | 'not-text' | 'open-code' | 'open-formula' | 'open-front-matter' | 'wrong-count'
>;
