import { findAmount } from '../ask/gap.ts';
import { findClause } from '../english/clause.ts';
import { bareWord, countWords, firstWord } from '../english/words.ts';
import { Pattern } from '../needs.ts';
import type { OutlineNode } from '../outline/outline-types.ts';

const STEP_VERBS = new Set(
  'go click select choose create open scroll type enter paste navigate press hit copy download launch upload edit rename refresh log login sign switch check uncheck expand add delete leave keep name wait confirm save run see look find change set pick start stop attach configure enable disable review test view visit head hover drag search skip use let now first then next'.split(
    ' ',
  ),
);
const UI_WORDS = new Pattern(
  'click button tab menu dropdown drop console sidebar checkbox screen page scroll next settings wizard icon link',
  /\b(?:click|button|tab|menu|dropdown|drop-?down|console|sidebar|checkbox|screen|page|scroll|next|settings|wizard|icon|link)\b/i,
);

/** What a hand does on a screen, behind an arrow: "Billing → create budget". */
const CLICK_VERB = /^(?:create|choose|click|select|open|add|enter|upload|launch|go|press|type|scroll|name) /i;

/** "Console --> Services --> EC2", "go to X --> click Y": a way through menus, not knowledge. */
export function isClickPath(parts: readonly string[]): boolean {
  const first = parts.filter((part) => STEP_VERBS.has(bareWord(firstWord(part)))).length;
  const ui = parts.filter((part) => UI_WORDS.test(part)).length;
  if (parts.length >= 3 && (first >= 2 || ui >= 2)) return true;
  if (parts.length === 2)
    return (
      /^(?:go to|click|select|open|navigate|choose|press|hit|scroll)\b/i.test(parts[0] ?? '') &&
      (first === 2 || ui >= 1)
    );
  const isBare = parts.every((part) => countWords(part) <= 4 && findClause(part)?.subject === undefined);
  if (parts.length >= 3 && first >= 1 && isBare) return true;
  const isNames = parts.every((part) => countWords(part) <= 3 && /^[A-Z]/.test(part));
  return parts.length >= 4 && isNames;
}

/** Why a line in a hands-on block still is knowledge: a definition, a limit, a rule, a reason, a command. */
export function isFactInExercise(node: OutlineNode): boolean {
  const text = node.text;
  const parts = text.split(/\s*→\s*/);
  const isPath = parts.length >= 3 && !node.inline.bold.some((bold) => text.startsWith(bold));
  if (isPath && !/\b(?:must|never|cannot|because|therefore)\b/i.test(text)) return false;
  const first = bareWord(firstWord(text));
  if (/\b(?:must|never|cannot|because|therefore)\b/i.test(text)) return true;
  if (STEP_VERBS.has(first) || UI_WORDS.test(text)) return false;
  if (
    /^(?:you |i )(?:will |can )?(?:now |just |then )?(?:go|click|create|see|select|open|add|choose|use|do|have)\b/i.test(
      text,
    )
  )
    return false;
  if (/^(?:an?|the|every|each|all) .{3,60} by default$/i.test(text)) return true;
  if (parts.length === 2 && CLICK_VERB.test(parts[1] ?? '')) return false;
  if (/\s=\s|\s→\s|^\S+(?: \S+){0,2}→/.test(text) && !isClickPath(text.split(/\s*→\s*/))) return true;
  if (node.inline.code.length > 0 && /\b(?:to|command|runs?|lists?|shows?)\b/i.test(text)) return true;
  return findAmount(text) !== null || /\b(?:only|always)\b/i.test(text);
}

/** The part of an exercise line that is knowledge: what follows "because". Null when the whole line is. */
export function findFactOfExercise(text: string): string | null {
  const first = bareWord(firstWord(text));
  const because = /\bbecause\s+(?!of\b)(.{8,})$/i.exec(text);
  return because && text.includes('→') && STEP_VERBS.has(first) ? (because[1] ?? null) : null;
}

const CHATTER = new Pattern(
  '^cool ^nice ^great ^awesome ^ok ^okay ^done ^yay ^wow ^finally ^phew ^lol ^haha ^perfect ^super ^that ^thats ^and ^all ^good ^wip ^tbd ^todo ^fixme ^etc ^n ^see ^author ^authors ^last ^lecturer ^instructor ^semester ^visual ^visuals ^diagram ^diagrams ^picture ^pictures ^image ^images ^screenshot ^screenshots ^slide ^slides ^my ^your ^come ^more ^will ^you ^we ^do ^don',
  /^(?:(?:do not|don'?t) (?:get confused|be confused|worry|panic|mix (?:this|it|them) up)\b.*|cool|nice|great|awesome|ok|okay|done|yay|wow|finally|phew|lol|haha|perfect|super|that'?s it|and that'?s it|all good|good|wip|tbd|todo|fixme|etc|n\/a|see also:? .*|(?:authors?|last (?:updated|modified)|lecturer|instructor|semester): .*|see (?:above|below|docs?|documentation|visual|video|diagram|picture|image|slide|notes?|code|example)s?(?:\s.*)?|(?:great |good )?(?:visual|diagram|picture|image|screenshot|slide)s?(?: (?:above|below|here|in .*))?|(?:my|your) (?:practice|notes?|example)s?\b.*|come back to .*|more (?:on|about) (?:this|that|it) later|will (?:see|cover|learn) .*|(?:you |we )(?:will|'ll) (?:see|cover|learn|do|go over|look at) .*|(?:you|we) (?:just|only|simply) want(?:ed)? (?!.*\b(?:so|use|then)\b)[^→,;]*)[.!:)\s]*$/i,
);
/** What the writer means to do: "TODO redo the quiz", "ask about X in the tutorial". */
const REMINDER = new Pattern(
  '^to ^todo ^fixme ^tbd ^ask ^check ^look ^re ^remember ^do ^make ^reread ^redo ^review ^revise ^google ^read ^reading ^readings ^finish ^email ^exam ^midterm ^final ^quiz ^test ^essay ^homework ^assignment ^listen ^q ^question ^questions ^qs ^bring ^pack ^packing ^take ^what ^next exam',
  /^(?:to[- ]?do|fixme|tbd)\b[\s:,-]|^(?:to )?(?:review|revise)\s*[:–]|^(?:remember|do not forget|make sure) to (?:compare|learn|review|revise|practi[sc]e|look|reread|memori[sz]e|know|understand)\b|^(?:exam|midterm|final exam|quiz|test|essay|homework|assignment)(?: on| in)?\s*[:–]\s.*\b(?:bring|allowed|klausur|calculator|mcqs?|open book|closed book|minutes|points|pages|questions|room|words|due)\b|^listen to\s*:|^(?:quiz|midterm|exam|test) (?:mon|tues?|wed|thurs?|fri|on|next|covers)\b|^(?:bring|pack|packing list|take along|what to bring)\s*:|^next (?:class|lecture|week|session|time)\s*:|^(?:readings?|read)(?: list)?(?: for .{2,20})?:|\bnot (?:in|on|part of) (?:the )?exam\b|^(?:q|question)s? for (?:the )?(?:tutor|prof|lecturer|class)\b|^(?:ask|check|look up|re-?read|redo|revise|google|read|finish|email)\b.{0,60}\b(?:quiz|tutor|tutorial|prof|professor|lecturer|seminar|textbook|chapter \d+|before (?:class|the)|(?:next|after) class|slides?)\b/i,
);
const MAYBE_META = /\bexam|know this|remember this|memori[sz]e this|popular question|common question/i;
const META =
  /\b(?:know this|remember this|memori[sz]e this|popular (?:exam )?question|common (?:exam )?question|exam (?:question|tip|hint|topic)s?|(?:will|may|might|can|could) (?:be|come up|appear) (?:on|in) (?:the )?exam|on the exam|for (?:the )?exam|in the exam|asked (?:in|on) the exam|important for (?:the )?exam|exam)\b[!:;,]*/gi;

const COURSE_TALK = new Pattern(
  '^last ^next ^today ^prof ^professor slide slides essay homework problem handout office syllabus assignment assignments deadline quiz midterm course due textbook allowed',
  /^(?:last|next) (?:time|week|lecture|class|session|lesson)\b|^today,? (?:we|you)\b|^prof(?:essor)?\.? [A-Z]|^(?:the )?(?:slides?|essay|homework|problem set|handout|office hours|syllabus|assignments?|deadline|quiz|midterm)\b.{0,40}\b(?:is|are|on|due)\b|\b(?:course page|course website|is due (?:next|on|by))\b|\btextbook costs?\b|\b(?:calculator|cheat sheet|open book)\b.*\ballowed\b/i,
);

/** True for sentences about the course, not about its subject: dates, slides, what comes next. */
export function isCourseTalk(text: string): boolean {
  return COURSE_TALK.test(text.trim());
}

/** True for lines that say nothing about the subject. */
export function isChatter(text: string): boolean {
  return CHATTER.test(text.trim()) || REMINDER.test(text.trim());
}

/** The line without its remarks about the exam, and whether there were any. */
export function stripMeta(text: string): { text: string; isMarked: boolean } {
  if (!MAYBE_META.test(text)) return { text, isMarked: false };
  const stripped = text
    .replace(/\([^()]*\b(?:exam|know this|remember this|popular question)[^()]*\)/gi, '')
    .replace(META, ' ')
    .replace(/^\s*(?:[:→,;-]|--)+\s*|\s*(?:→|[:,;-])+\s*$/g, '')
    .replace(/\s{2,}/g, ' ')
    .trim();
  return { text: stripped, isMarked: true };
}
