import { capitalise, withArticle } from '../english/noun-phrase.ts';
import { findVerbForm } from '../english/verbs.ts';
import { countWords, MASS_NOUNS } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

/** Words that name a side of a topic in any subject. Alone they define nothing. */
const SIDES = new Set(
  (
    'land territory army navy military money finance economy economics trade industry agriculture politics government society culture religion church ' +
    'art arts literature science education law foreign domestic people population workers women men children family blame guilt territory borders ' +
    'weakness weaknesses strength strengths winners losers murders victims casualties reforms background context aftermath impact legacy motives ' +
    'toxicity overdose monitor monitoring storage dosing absorption metabolism elimination excretion teaching assessment nursing diet history climate ' +
    'geography location size structure shape colour color habitat behaviour behavior reproduction style instruments composers works themes setting ' +
    'plot characters genre hardware software materials material tools equipment preparation procedure method methods participants sample results ' +
    'findings conclusion discussion criticism criticisms strengths evaluation application applications pros cons problem problems cure input output ' +
    'complexity runtime storage pricing price security access backup scaling oral topical sublingual inhaled adults infants elderly pregnancy kidney liver'
  ).split(' '),
);

/** True for "Army", "Toxicity", "Losers": a side of what the lines are about, no term. */
export function isSideLabel(term: string): boolean {
  return SIDES.has(term.toLowerCase());
}

/** Labels that a glossary defines as often as they name a side: only what no definition says stands under them. */
const MAYBE_SIDES = new Set(
  'authentication authorization encryption source sources notifications integration integrations troubleshooting strategy auditing networking notification targets'.split(
    ' ',
  ),
);
const DEFINES =
  /^(?:an?|the|process|act|ability|way|method|when|how|what|who|is|are|means|any|all|[a-z]+ing|[a-z]+es|[a-z]+ts)\b/i;

/** True for "Authentication: pass phrases or finger prints": a side of the topic. "Authentication: the process of ..." is a definition. */
export function isMaybeSide(term: string, meaning: string): boolean {
  return MAYBE_SIDES.has(term.toLowerCase()) && !DEFINES.test(meaning);
}

/** True for "Build: CodeBuild, Jenkins": a deed or a common noun, and the names of what does it. */
export function isDeedLabel(term: string, meaning: string): boolean {
  return (
    /^[A-Z]?[a-z]+$/.test(term) &&
    (findVerbForm(term.toLowerCase())?.form === 'base' || MASS_NOUNS.has(term.toLowerCase())) &&
    meaning.split(/,\s+/).every((name) => /^[A-Z]/.test(name) && countWords(name) <= 3)
  );
}

const MERITS = /^(?:pros|cons|strengths|weaknesses)$/i;

/** "Steel frame = welded tubes" above "-pros: cheap": the line of another kind that names what the lines below it speak of. */
function namedAbove({ node }: LineContext): string | null {
  const lines = node.parent?.children ?? [];
  for (let i = lines.indexOf(node) - 1; i >= 0; i--) {
    const line = lines[i];
    if (line && line.marker !== node.marker) return /^([^=:→]{2,40}?)\s(?:=|→)\s/.exec(line.text)?.[1] ?? null;
  }
  return null;
}

/** The card for a side of a topic: what belongs under it. Empty without a topic. */
export function sideFacts(rule: RuleInfo, term: string, meaning: string, context: LineContext): Fact[] {
  const isMerit = MERITS.test(term);
  const topic = (isMerit ? namedAbove(context) : null) ?? context.scope.phrase;
  if (!topic) return [];
  const question = isMerit
    ? `What are the ${term.toLowerCase()} of ${withArticle(topic)}?`
    : `${capitalise(withArticle(topic))}: what belongs under "${term.toLowerCase()}"?`;
  return [
    makeFact(factBase(rule, context, 0.1), {
      kind: 'comparison',
      question,
      answer: meaning,
      terms: [term, topic, meaning],
    }),
  ];
}

/** "why: IPv4 ran out", "why LVM: resizing": the question a label asks. Null for other labels. */
export function readWhyLabel(term: string, context: LineContext): string | null {
  const match = /^why(?:\s+(?!not\b)(\S+(?:\s\S+){0,3}))?$/i.exec(term);
  if (!match) return null;
  const topic = context.scope.phrase;
  if (match[1]) return `Why ${match[1]}?`;
  return topic ? `Why ${withArticle(topic)}?` : null;
}
