import { type Clause, findClause, isOrder } from '../english/clause.ts';
import { findImpliedClause, isAdjective } from '../english/implied-clause.ts';
import { isPlural } from '../english/noun-phrase.ts';
import { findVerbForm, isPersonVerb } from '../english/verbs.ts';
import { bareWord, countWords, firstWord } from '../english/words.ts';
import { Pattern } from '../needs.ts';

const ADVICE = new Pattern(
  'practice idea recommended advised advisable important better best good necessary required mandatory possible possibility ability able feasible',
  /^(?:it is |it's |a |is )?(?:(best practice|good practice|good idea|recommended|advised|advisable|important|better|best|(?<=^(?:it is |it's ))good)|(necessary|required|mandatory)|(possible|possibility|ability|able|feasible))\s+to\s+(?!know\b|remember\b|note\b|understand\b)([a-z]+\b.*)$/i,
);

const LABELLED_ADVICE = new Pattern(
  'practice recommended recommendation advice tip important required mandatory must',
  /^(?:(?:a |the )?(best practice|good practice|recommended|recommendation|advice|tip)|(important|required|mandatory|must))\s*[:→]\s*(?:you (?:should|must) |to )?([a-z]+\b.*)$/i,
);
/** Words in front of a statement that say how it is meant, not what it is about. */
const LABEL_PREFIX =
  /^(?:notes?|nb|n\.b\.|remark|common mistakes?|mistake|caution|warning|attention|careful|be careful|beware|caveat|gotcha|reminder|remember|keep in mind|fyi|fun fact|important|tips?|hints?|recap|reminder|summary|distinguish|contrast|compare)\s*(?:\d+\s*)?[:.–—-]\s+(?=\S+\s+\S)/i;
/** ", on the other hand,": words in the middle that link a sentence to others. */
const LINK_INSIDE =
  /,\s+(?:on the other hand|however|in contrast|by contrast|of course|for its part|in turn|in fact|in other words|therefore|too|though),(?=\s)/gi;
const MAKE_SURE = new Pattern(
  'sure',
  /^(?:(?:always|just|you|need to|must|should|have to)\s+)*(?:make|be)\s+sure\s+(?:that\s+)?(to\s+)?(.+)$/i,
);

/** Any of the words that `stripTalk` takes off: most sentences have none. */
const MAYBE_TALK =
  /^(?:first|second|third|fourth|fifth|final|last|how|more|further|in |additional|also|mean|thus|of course|basic|just |note|nb|n\.b|remark|common|mistake|caution|warn|attention|careful|be |beware|caveat|gotcha|reminder|remember|keep|fyi|fun|important|tip|hint|recap|summary|distinguish|contrast|compare|by default|but|and|plus|so)|,\s+\S+\s+(?:said|says|argue|wrote|writes|claim)|,\s+(?:on the other|however|in |by contrast|of course|for its|therefore|too|though)|\bis why\b|\bwhich (?:is|are)\b/i;

/** The sentence without words in front or behind that link it to others or judge it. */
function stripTalk(raw: string): string {
  if (!MAYBE_TALK.test(raw)) return raw;
  return raw
    .replace(
      /^(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|lastly|however|moreover|furthermore|in addition|additionally|in contrast|in fact|also|meanwhile|thus|of course|basically),\s+/i,
      '',
    )
    .replace(LABEL_PREFIX, '')
    .replace(LINK_INSIDE, '')
    .replace(/,\s+(?:he|she|they|it|[A-Z][a-z]+)\s+(?:said|says|argued|argues|wrote|writes|claimed|claims),\s+/g, ' ')
    .replace(/,?\s+(?:that|which|this) is why\b.*$/i, '')
    .replace(/^by default,?\s+((?:if|when)\s[^,]+),\s+/i, '$1, by default ')
    .replace(/,?\s+which (?:is|are) (?:excellent|good|great|bad|useful|nice|important|helpful|why)\b.*$/i, '')
    .replace(/^(?:but|and|also|plus|so)\s+(?=\S+\s\S)/i, '')
    .replace(/^just (?=(?:the|an?|your)\s)/i, 'only ');
}

const FOR_ASIDE = new Pattern(
  '^for',
  /^for ([^()]{2,40}) \((?:[^(),]+,\s*)?((?:can|must|need to|should|cannot)\s[^()]+)\)$/i,
);

/** "possibility to add X" -> "you can add X"; "recommended to use X" -> "you should use X"; "make sure to X" -> "you must X". */
export function rewriteAdvice(raw: string): string {
  const text = stripTalk(raw);
  const labelled = LABELLED_ADVICE.exec(text);
  if (labelled && findVerbForm(bareWord(firstWord(labelled[3] ?? '')))?.form === 'base')
    return `you ${labelled[1] ? 'should' : 'must'} ${labelled[3]}`;
  const aside = FOR_ASIDE.exec(text);
  if (aside) return `for ${aside[1]}, you ${aside[2]}`;
  const sure = MAKE_SURE.exec(text);
  if (sure) return sure[1] ? `you must ${sure[2]}` : `you must ensure that ${sure[2]}`;
  const match = ADVICE.exec(text);
  if (!match || /\bbecause\b/.test(text)) return text;
  const modal = match[1] ? 'should' : match[2] ? 'must' : 'can';
  return `you ${modal} ${match[4]}`;
}

/** "low cost and has auto scaling" -> the words before "and" and the predicate after it, when what stands before is no clause. */
function splitPredicate(text: string): string[] {
  if (!text.includes(' and ')) return [text];
  const match = /^([^,;:→=()]{3,50}?),?\s+and\s+((?:has|have|is|are|can|must|will|does|cannot)\s.+)$/i.exec(text);
  if (!match || findClause(match[1] ?? '') || findClause(text)) return [text];
  return [match[1] ?? '', match[2] ?? ''];
}

/** A comma or a dash between two statements that stand by themselves: "caches are free, reads are quick". */
function splitSplice(text: string): string[] {
  if (!/,\s|\s[-–—]\s/.test(text)) return [text];
  if (
    /^(?:if|when|whenever|once|because|since|to|in|for|after|before|as|by|with|from|unless|even|although|while)\b/i.test(
      text,
    ) ||
    /→/.test(text)
  )
    return [text];
  for (const match of text.matchAll(/,\s+(?:but\s+|and\s+)?|\s+[-–—]\s+/g)) {
    const left = text.slice(0, match.index);
    const right = text.slice(match.index + match[0].length);
    if (
      /^(?:otherwise|or else|since|because|as|when|if|while|although|after|before|unless|until|where|whereas|e\.g|eg|for example|for instance)\b/i.test(
        right,
      )
    )
      continue;
    const isShort = countWords(left) < 3 || countWords(right) < 3;
    if (isShort && !(findClause(left)?.subject && (findClause(right)?.subject.split(' ').length ?? 9) < 3)) continue;
    if (isElliptic(right) && findClause(left)?.shape === 'modal') return [left, ...splitSplice(right)];
    if ((left.match(/\(/g) ?? []).length !== (left.match(/\)/g) ?? []).length) continue;
    const isTermed = /^[^:=]{2,50}?(?::\s|\s=\s)/.test(left);
    if (!findClause(left) && findImpliedClause(left)?.subject !== '' && !isTermed) continue;
    const next = findClause(right);
    const isSharing =
      next !== null && next.subject === '' && next.front === '' && findClause(left)?.subject === undefined;
    if (isSharing && (next.shape === 'modal' || next.verb !== next.base) && !isTermed)
      return [left, ...splitSplice(right)];
    const isOrder =
      next !== null &&
      next.subject === '' &&
      next.front === '' &&
      next.shape === 'verb' &&
      isPersonVerb(next.base) &&
      next.verb === next.base;
    const before = findClause(left);
    // "a bell opens no door, only answers to guests": what the same thing does.
    if (
      before?.subject &&
      /^only [a-z]+s\s/.test(right) &&
      findVerbForm(bareWord(right.split(' ')[1] ?? ''))?.form === 'third'
    )
      return [left, `${before.subject} ${right}`];
    const isOrderToo =
      before !== null &&
      before.subject === '' &&
      ((before.shape === 'verb' && before.verb === before.base) || (before.auxiliary === 'do' && before.isNegated)) &&
      !next?.rest.includes(',');
    // An order behind a statement or a ban is one to the reader, whatever the lines are about.
    const isToReader = before !== null && (before.subject !== '' || before.isNegated);
    if (isOrder && (before?.subject || isOrderToo) && !isTermed) return [left, isToReader ? `you ${right}` : right];
    if (isOrderToo && !isTermed && isPersonVerb(before?.base ?? '') && isPlainOrder(next)) return [left, right];
    if (before && isElaboration(right)) return [left, right];
    const isOwn =
      next !== null &&
      next.subject !== '' &&
      next.front === '' &&
      countWords(next.subject) <= 5 &&
      !/^(?:which|that|who|where|and|or|not|only|also|then)\b|[,:]/i.test(next.subject) &&
      !isAdjective(next.subject.toLowerCase()) &&
      !/\bthat (?:if|when)\b/i.test(left) &&
      next.shape !== 'past';
    if (isOwn) return [left, ...splitSplice(right)];
  }
  return [text];
}

/** "handle burnt rolls": a deed with what it is done to, and nothing in front. */
function isPlainOrder(clause: Clause | null): boolean {
  return isOrder(clause) && clause.rest.includes(' ');
}

/** "..., which became known as X": a second statement about the name or date just before. */
function splitWhich(text: string): string[] {
  if (!text.includes('which')) return [text];
  const match =
    /^(.{8,}?),\s+which\s+(?!means\b|makes\b|is why\b|leads?\b|led\b|causes?\b|allows?\b|lets\b|helps?\b|can\b|may\b|will\b|should\b)(.{6,})$/i.exec(
      text,
    );
  if (!match || /→|^(?:if|when)\b/i.test(text)) return [text];
  const left = match[1] ?? '';
  const noun =
    /((?:\d{1,2} )?(?:[A-Z\ue041-\ue05a][\p{L}\p{N}\ue000-\ue0ff.'-]*)(?: (?:of |the )*(?:[A-Z\d][\p{L}\p{N}.'-]*))*)$/u.exec(
      left,
    )?.[1];
  const described = /^(?:is|are|was|were)\s/i.test(match[2] ?? '') ? lastNounPhrase(left) : null;
  const subject = noun ?? described;
  if (!subject || !findClause(`it ${match[2]}`) || !findClause(left)) return [text];
  return [left, `${subject} ${match[2]}`];
}

/** "a 48-bit MAC address" -> "the 48-bit MAC address"; a bare plural at the end as it is. */
function lastNounPhrase(text: string): string | null {
  const named = /\b(?:an?|the)\s+((?:[\p{L}\p{N}\ue000-\ue0ff'-]+\s){0,3}[\p{L}\p{N}\ue000-\ue0ff'-]+)$/u.exec(text);
  if (named && !/\b(?:of|in|on|at|to|for|with|by|from|and|or)\b/.test(named[1] ?? '')) return `the ${named[1]}`;
  const plural = /\s([a-z]+s)$/.exec(text)?.[1];
  return plural && isPlural(plural) ? plural : null;
}

/** "the government cut spending and the bank raised rates": two statements around "and". */
function splitAnd(text: string): string[] {
  if (!text.includes(' and ')) return [text];
  if (/^(?:if|when|whenever|once|because|since|unless|to|both|between)\b/i.test(text) || /→|=/.test(text))
    return [text];
  for (const match of text.matchAll(/,\s+and\s+|\s+and\s+(?=(?:the|an?|it|they|you|he|she|[A-Z]\w+)\s)/g)) {
    const left = text.slice(0, match.index);
    const right = text.slice(match.index + match[0].length);
    const one = findClause(left);
    const two = findClause(right);
    if (
      !one ||
      (one.rest === '' && !match[0].startsWith(',')) ||
      !two ||
      /\b(?:that|which|who|if|when|between|both|where|how)\b/i.test(left)
    )
      continue;
    const isWhole =
      !THEN.test(right) &&
      two.subject !== '' &&
      two.front === '' &&
      two.rest !== '' &&
      countWords(two.subject) <= 4 &&
      !/,/.test(two.subject);
    if (isWhole && one.subject !== '' && (two.shape !== 'verb' || two.verb !== two.base || isPlural(two.subject)))
      return [left, right];
  }
  return [text];
}

/** "mode: standard = one": a label that the definitions after each other share. */
const SHARED_LABEL = /^[^:=]{1,39}[^s:=]:\s+(?!\d)[^=]+\s=\s/;

/** "success = 0, failure = 1": two definitions after each other. */
function splitDefinitions(text: string): string[] {
  if (!text.includes(' = ')) return [text];
  if ((text.match(/\s=\s/g) ?? []).length < 2 || /→/.test(text) || (/\d\s*(?:,|$)/.test(text) && !/^\d/.test(text)))
    return [text];
  const parts = text.split(/\s*[,;]\s+(?=[^,;=]{2,40}\s=\s)/);
  if (SHARED_LABEL.test(parts[0] ?? '')) return [text];
  const isNumbered = parts.every((part) => /^(?:\d\S* |[A-Z]{2,5}\s=)/.test(part.replace(/^[^:=]{2,30}:\s+/, '')));
  const isPlain = parts.every((part) => (isNumbered ? /^[^=]{2,40}\s=\s[^=]+$/ : /^[^=]{2,40}\s=\s[^\d]+$/).test(part));
  return parts.length > 1 && isPlain ? parts : [text];
}

const BUT = new Pattern('but', /\sbut\s/i);

/** "low cost but there is a fee": two statements around "but". */
function splitBut(text: string): string[] {
  if (!BUT.test(text)) return [text];
  const match = /^(.{10,}?),?\s+but\s+(.{8,})$/i.exec(text);
  if (!match || /→|^(?:if|when|because|not)\b/i.test(text)) return [text];
  const right = findClause(match[2] ?? '');
  const isOwn = right !== null && right.subject !== '' && right.front === '' && !/,/.test(right.subject);
  if (isOwn) return [match[1] ?? '', match[2] ?? ''];
  // "the door is visible, but cannot open it": what a person can or cannot do.
  const isYours =
    right !== null && right.subject === '' && right.front === '' && right.shape === 'modal' && right.rest !== '';
  return isYours && isPersonVerb(right.base) && findClause(match[1] ?? '')?.shape === 'copula'
    ? [match[1] ?? '', `you ${match[2]}`]
    : [text];
}

const ELLIPTIC = new Pattern(
  'cannot can must do does will',
  /^[^,]{2,40}?\s(?:cannot|can|must not|do not|does not|will not)(?:,?\s+(?:even if|unless|if|when)\s.+)?$/i,
);

/** "users cannot even if they are admins": a sentence that leaves its deed to the one before. */
function isElliptic(text: string): boolean {
  return ELLIPTIC.test(text) && findClause(text) === null;
}

const ELLIPSIS = new Pattern(
  'cannot can must do does will',
  /^(.{2,40}?)\s+(cannot|can|must not|must|do not|does not|will not)(?:,?\s+(even if|unless|if|when)\s+(.+))?$/i,
);

/** "owners can delete it, users cannot even if they are admins": the second sentence takes the deed of the first. */
function completeEllipsis(parts: readonly string[]): readonly string[] {
  if (parts.length < 2) return parts;
  return parts.map((part, index) => {
    const match = ELLIPSIS.exec(part);
    const before = index > 0 ? findClause(parts[index - 1] ?? '') : null;
    if (!match || before?.shape !== 'modal') return part;
    const tail = match[3] ? ` ${match[3]} ${match[4]}` : '';
    return `${match[1]} ${match[2]} ${before.base} ${before.rest}${tail}`;
  });
}

/** ", retention of backups for as long as you want": words after a complete statement that are about something else. */
function isElaboration(text: string): boolean {
  const words = text.split(' ');
  return (
    words.length >= 5 &&
    /^[a-z]/.test(text) &&
    !/,|^(?:an?|the|and|or|but|which|that|who|where|when|if|so|not|e\.g\.|i\.e\.|such|like|including|especially|even|then|just|only|\w+ing|\w+ed|to|in|on|for|with|by|from|at|as|of|no|without|because)\b/i.test(
      text,
    ) &&
    /\s(?:of|for|with|on|per)\s/.test(text) &&
    findClause(text) === null
  );
}

/** What comes next in a sequence stays with what comes first. */
const THEN = /^then\s/i;

const CONTRAST = new Pattern('while whereas', /^(.{10,}?),\s+(?:while|whereas)\s+(.{8,})$/i);

/** Splits a sentence where a second one with its own subject begins: ", but X", ", and we can", "X is so: Y". */
function splitClauses(text: string): string[] {
  if (!/[,:]\s/.test(text)) return [text];
  const but = /^(.{10,}?),\s+(?:but|and)\s+((?:you|we|it|they)\s.+|[^,→]+)$/i.exec(text);
  if (but && !/^(?:if|when|because|to|in|for)\b/i.test(text)) {
    const [, left = '', right = ''] = but;
    if (!THEN.test(right) && findClause(left)?.subject !== undefined && findClause(right)?.subject)
      return [left, right];
  }
  const contrast = CONTRAST.exec(text);
  if (contrast && findClause(contrast[1] ?? '')?.subject && findClause(contrast[2] ?? '')?.subject)
    return [contrast[1] ?? '', contrast[2] ?? ''];
  const colon = /^([^:→=]{12,}?):\s+(.{10,})$/.exec(text);
  if (colon && findClause(colon[1] ?? '')?.rest && findClause(colon[2] ?? '')?.subject)
    return [colon[1] ?? '', colon[2] ?? ''];
  return [text];
}

/** Splits a line at sentence ends and semicolons; "e.g." and "Node.js" are no ends. */
export function splitSentences(text: string): string[] {
  if (!/[.;!?]\s/.test(text)) return refine([text.replace(/[.;]$/, '')]);
  const parts = text
    .split(
      /(?<=[^.\s][^.\s][.!?])\s+(?=[\p{Lu}\p{Ll}\d"(])|(?<=(?:\s\d|\s[A-Z] [A-Z]|\b(?:to|on|is|are|in|of) [A-Z])\.)\s+(?=[A-Z]?[a-z]{2,}\s)|;\s+/u,
    )
    .reduce<string[]>((parts, part) => {
      const before = parts[parts.length - 1];
      if (
        before !== undefined &&
        /(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|no|nr|art|arts|sec|ch|pp|abs|bn|min|max|fig|dr|prof|mr|mrs|st|ca|cf|a\.k\.a)\.)$/i.test(
          before,
        )
      )
        parts[parts.length - 1] = `${before} ${part}`;
      else if (before !== undefined && isBracketOpen(before))
        parts[parts.length - 1] = `${before}${/[.!?]$/.test(before) ? '' : ';'} ${part}`;
      else parts.push(part);
      return parts;
    }, [])
    .map((part) => part.replace(/[.;!]$/, '').trim())
    .filter((part) => part !== '');
  return refine(parts);
}

function isBracketOpen(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth += 1;
    else if (char === ')' && depth > 0) depth -= 1;
  }
  return depth > 0;
}

const MAYBE_TWO = /[,:]\s|\sand\s|\sbut\s|which|\s[-–—=]\s/i;

/** "the tank must have a gauge, if it is empty → fill it": what holds always, and the case behind it. */
function splitCase(text: string): string[] {
  if (!text.includes('→')) return [text];
  const match = /^([^→]{8,}?),\s+((?:but )?(?:if|when|once|unless)\s[^→]+→.+)$/i.exec(text);
  if (!match || /^(?:if|when|because|to|for)\b/i.test(text)) return [text];
  const isWhole = findClause(match[1] ?? '')?.rest || /^[^:=]{2,40}(?::|\s=)\s\S/.test(match[1] ?? '');
  return isWhole ? [match[1] ?? '', (match[2] ?? '').replace(/^but /i, '')] : [text];
}

/** Each splits the parts that the one before has left. */
const SPLITTERS: readonly ((text: string) => string[])[] = [
  splitCase,
  splitDefinitions,
  splitWhich,
  splitBut,
  splitClauses,
  splitAnd,
  splitSplice,
  splitPredicate,
];

function refine(sentences: readonly string[]): string[] {
  let parts = sentences;
  if (parts.some((part) => MAYBE_TWO.test(part))) {
    for (const split of SPLITTERS) {
      const [only, second] = parts;
      parts = only !== undefined && second === undefined ? split(only) : parts.flatMap(split);
    }
  }
  return completeEllipsis(parts).map(rewriteAdvice);
}
