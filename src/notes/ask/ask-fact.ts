import { GAP } from '../../model/card.ts';
import { type Clause, findClause } from '../english/clause.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import { beFor, capitalise, decapitalise, isPlural, lowerTerm, withArticle } from '../english/noun-phrase.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord } from '../english/words.ts';
import type {
  AttributeFact,
  CommandFact,
  ConsequenceFact,
  DefinitionFact,
  ExplicitFact,
  Fact,
  ReasonFact,
  SetFact,
  StepFact,
  TableCellFact,
} from '../fact.ts';
import { normaliseTerm } from '../normalise-term.ts';
import { revealText } from '../outline/inline-text.ts';
import { type Ask, joinWords } from './ask.ts';
import { askStatement, findAmount, makeGap } from './ask-statement.ts';
import { invert, writeGerund, writeSentence } from './sentence.ts';

const MAX_WHOLE_SET = 4;
const MAX_QUESTION_CHARS = 200;

/** All cards of one fact, best first. */
export function askFact(fact: Fact): Ask[] {
  switch (fact.kind) {
    case 'definition':
      return askDefinition(fact);
    case 'expansion':
      return [
        { question: `What does ${fact.short} stand for?`, answer: fact.long, form: 'question', direction: 'long' },
        {
          question: `What is the abbreviation of "${fact.long}"?`,
          answer: fact.short,
          form: 'question',
          direction: 'short',
        },
      ];
    case 'alias':
      return [
        {
          question: `What is another name for ${withArticle(fact.name)}?`,
          answer: fact.other,
          form: 'question',
          direction: 'other',
        },
        {
          question: `What is ${withArticle(fact.other)} also called?`,
          answer: fact.name,
          form: 'question',
          direction: 'name',
          doubt: 0.1,
        },
      ];
    case 'reason':
      return askReason(fact);
    case 'consequence':
      return askConsequence(fact);
    case 'attribute':
      return askAttribute(fact);
    case 'set':
      return askSet(fact);
    case 'step':
      return askSteps(fact);
    case 'comparison':
      return [{ question: fact.question, answer: fact.answer, form: 'question', direction: 'difference' }];
    case 'command':
      return askCommand(fact);
    case 'table-cell':
      return askTableCell(fact);
    case 'example':
      return [
        {
          question: `Give an example of ${lowerTerm(fact.of)}.`,
          answer: fact.example,
          form: 'question',
          direction: 'example',
        },
      ];
    case 'statement':
      return askStatement(fact).map((ask) => ({ ...ask, question: addTopic(ask.question, fact, fact.clause.subject) }));
    case 'explicit':
      return askExplicit(fact);
  }
}

/** True for subjects that several notes could mean: "you", "images". */
function isGenericSubject(subject: string): boolean {
  const bare = subject.replace(/^(?:the|a|an|your|all|each|every|any|no|its|one|some)\s+/i, '');
  return (
    bare === '' ||
    /^[a-z-]+$/.test(bare) ||
    bare.toLowerCase() === 'you' ||
    (/^(?:[A-Z][a-z]+s?)$/.test(bare) && findVerbForm(bare.toLowerCase()) !== null)
  );
}

/** Names the topic in front of a question that does not name it and whose own subject does not stand alone. */
export function addTopic(question: string, fact: Fact, subject: string): string {
  if (fact.versus) {
    const isOther =
      !isGenericSubject(subject) && !mentions(subject, fact.versus[0]) && !mentions(subject, fact.versus[1]);
    return isOther ? question : addVersus(question, fact.versus, fact.side);
  }
  const topic = fact.topic;
  if (!topic || !isGenericSubject(subject) || mentions(question, topic)) return question;
  const preposition = isPlural(topic) || subject.toLowerCase() === 'you' ? 'For' : 'In';
  const named = /^[A-Z]/.test(topic) ? withArticle(topic).replace(/^an? /, 'the ') : withArticle(topic);
  return `${preposition} ${named}, ${decapitalise(question)}`;
}

function addVersus(question: string, versus: readonly [string, string], side: string | null): string {
  if (side !== null && (!mentions(question, side) || !mentions(question, versus[1])))
    return `${capitalise(side)} (vs ${versus[1]}): ${decapitalise(question)}`;
  if (mentions(question, versus[0]) && mentions(question, versus[1])) return question;
  return `${capitalise(versus[0])} vs ${versus[1]}: ${decapitalise(question)}`;
}

/** True when the question holds the topic's words, or its last one. */
export function mentions(question: string, topic: string): boolean {
  const lower = ` ${question.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const words = topic
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word.length > 1 && word !== 'the');
  if (words.length === 0) return true;
  const found = words.filter(
    (word) => lower.includes(` ${word}`) || (word.length > 4 && lower.includes(` ${word.slice(0, -1)}`)),
  );
  return found.length * 2 >= words.length;
}

/** "images" below "Docker Images" are Docker Images: a common noun takes the name of its topic. */
function fullName(term: string, topic: string | null): string | null {
  if (!topic || !/^[a-z]+$/.test(term) || !topic.includes(' ')) return null;
  const words = topic.split(' ');
  return normaliseTerm(words[words.length - 1] ?? '') === normaliseTerm(term) && !/^[a-z]/.test(topic) ? topic : null;
}

function askDefinition(fact: DefinitionFact): Ask[] {
  const isCode = /^[\ue000-\ue0ff]/.test(fact.term);
  const named = fullName(fact.term, fact.topic);
  const term = named ?? fact.shownTerm ?? (isCode ? revealText(fact.term) : withArticle(fact.term));
  const asks: Ask[] = [];
  const context = (question: string): string => addTopic(question, fact, fact.term);
  if (fact.role === 'noun') {
    asks.push({
      question: context(`What ${beFor(term)} ${term}?`),
      answer: fact.meaning,
      form: 'question',
      direction: 'meaning',
    });
  } else {
    const answer = fact.role === 'instruction' ? `To ${decapitalise(fact.meaning)}` : fact.meaning;
    const verb = {
      purpose: `What ${beFor(term)} ${term} for?`,
      ability: `What can you do with ${term}?`,
      instruction: `What do you use ${term} for?`,
    }[fact.role];
    asks.push({ question: context(verb), answer, form: 'question', direction: 'meaning' });
  }
  const amount = fact.role === 'noun' ? findAmount(fact.meaning) : null;
  if (amount && fact.meaning.length > amount.length + 12) {
    const gap = makeGap(`${capitalise(fact.term)}: `, fact.meaning, amount);
    if (gap) asks.push({ ...gap, doubt: 0.1 });
  }
  if (fact.isReversible) {
    const meaning = decapitalise(fact.meaning.replace(/[.]$/, '').replace(/"/g, "'"));
    const question =
      fact.role === 'noun' ? `Which term means "${meaning}"?` : `What do you use to ${meaning.replace(/^to /i, '')}?`;
    asks.push({ question: context(question), answer: fact.term, form: 'question', direction: 'term', doubt: 0.05 });
  }
  return asks;
}

function askReason(fact: ReasonFact): Ask[] {
  const clause = findClause(fact.effect) ?? findImpliedClause(fact.effect);
  const why = clause?.subject
    ? joinWords('Why', invert(clause, clause.rest))
    : `What is the reason for ${decapitalise(fact.effect)}`;
  const asks: Ask[] = [];
  const subject = clause?.subject ?? fact.effect;
  if (fact.relation === 'purpose') {
    const isClause = /^so that\b/i.test(fact.cause);
    asks.push({
      question: addTopic(`${why}?`, fact, subject),
      answer: isClause || /^(?:to|for)\b/i.test(fact.cause) ? fact.cause : `To ${fact.cause}`,
      form: 'question',
      direction: 'purpose',
    });
    if (
      clause &&
      clause.subject.toLowerCase() === 'you' &&
      !isClause &&
      !clause.isNegated &&
      /^to\b/i.test(fact.cause)
    ) {
      const goal = fact.cause.replace(/^to\s+/i, '');
      const deed =
        clause.auxiliary === 'can' || clause.auxiliary === ''
          ? joinWords(clause.base, clause.rest)
          : joinWords(clause.base, clause.rest);
      asks.push({
        question: addTopic(`How do you ${goal}?`, fact, 'you'),
        answer: deed,
        form: 'question',
        direction: 'means',
      });
    }
    return asks;
  }
  asks.push({
    question: addTopic(`${why}?`, fact, subject),
    answer: `Because ${decapitalise(fact.cause)}`,
    form: 'question',
    direction: 'cause',
  });
  const cause = findClause(fact.cause) ?? findImpliedClause(fact.cause);
  if (cause?.subject && clause?.subject && !/^of /i.test(fact.cause)) {
    const question = `What is the consequence of ${nameClause(cause)}?`;
    asks.push({
      question: addTopic(question, fact, cause.subject),
      answer: writeSentence(clause),
      form: 'question',
      direction: 'effect',
      doubt: 0.1,
    });
  }
  return asks;
}

/** A clause as a noun phrase: "the daemon being lighter", or "the fact that ..." where that would be hard to read. */
function nameClause(clause: Clause): string {
  const isHard =
    /^\p{L}+ing\b|,/iu.test(clause.subject) ||
    clause.subject.split(' ').length > 4 ||
    clause.isNegated ||
    clause.front !== '';
  return isHard ? `the fact that ${decapitalise(writeSentence(clause))}` : writeGerund(clause);
}

/** The subject of "if the queue is empty". */
function subjectOf(condition: string): string {
  const body = condition.replace(/^\w+\s/, '');
  return findClause(body)?.subject || (body.split(' ')[0] ?? '');
}

function askConsequence(fact: ConsequenceFact): Ask[] {
  const effect = findClause(fact.effect);
  const cause = findClause(fact.cause) ?? findImpliedClause(fact.cause);
  if (fact.relation === 'need') {
    const use =
      /^(?:(?:you )?(?:should|can|need to|have to|must) )?(use|choose|pick|consider|go with|go for|try)\b\s+(.+)$/i.exec(
        fact.effect,
      );
    const isDeed =
      /^(?:(?:you )?(?:should|need to|have to|must) )?(?:need|enable|create|set|configure|add|increase|decrease|check|make|ensure|verify|do)\b/i.test(
        fact.effect,
      );
    const verb = use ? (use[1] ?? 'use').toLowerCase() : isDeed ? 'do' : 'use';
    const answer = use
      ? (use[2] ?? fact.effect)
      : fact.effect.replace(/^(?:you )?(?:should|need to|have to|must)\s+/i, '');
    return [
      {
        question: addTopic(
          `What should you ${verb} if ${decapitalise(fact.cause)}?`,
          fact,
          cause?.subject || fact.cause,
        ),
        answer,
        form: 'question',
        direction: 'effect',
      },
    ];
  }
  if (fact.relation === 'condition') {
    const condition = decapitalise(fact.cause);
    const isPast = effect?.shape === 'past' || effect?.auxiliary === 'was' || effect?.auxiliary === 'were';
    return [
      {
        question: addTopic(`What ${isPast ? 'happened' : 'happens'} ${condition}?`, fact, subjectOf(fact.cause)),
        answer: fact.effect,
        form: 'question',
        direction: 'effect',
      },
    ];
  }
  if (fact.relation === 'next') {
    const doing = cause?.subject ? decapitalise(writeSentence(cause)) : decapitalise(fact.cause);
    return [
      {
        question: addTopic(`What happens next after ${cause?.subject ? doing : `"${doing}"`}?`, fact, 'you'),
        answer: fact.effect,
        form: 'question',
        direction: 'next',
      },
    ];
  }
  const asks: Ask[] = [];
  const named = cause?.subject ? nameClause(cause) : decapitalise(fact.cause);
  const subject = cause?.subject ?? fact.cause.split(' ').slice(0, 4).join(' ');
  asks.push({
    question: addTopic(`What is the consequence of ${named}?`, fact, subject),
    answer: fact.effect,
    form: 'question',
    direction: 'effect',
  });
  if (effect?.subject && cause?.subject && !/[,;]/.test(fact.effect) && fact.effect.length <= 90) {
    const question = joinWords('Why', invert(effect, effect.rest));
    asks.push({
      question: addTopic(`${question}?`, fact, effect.subject),
      answer: `Because ${decapitalise(writeSentence(cause))}`,
      form: 'question',
      direction: 'cause',
      doubt: 0.1,
    });
  }
  return asks;
}

function askAttribute(fact: AttributeFact): Ask[] {
  if (fact.isGap) {
    const ask = makeGap(`${capitalise(fact.owner)}: `, fact.attribute, fact.value);
    return ask ? [ask] : [];
  }
  const attribute = fact.attribute
    .replace(/^max\b\.?/i, 'maximum')
    .replace(/^min\b\.?/i, 'minimum')
    .replace(/^avg\b\.?/i, 'average');
  const isBare = /^(?:default|maximum|minimum|limit|free|average|recommended|typical)$/i.test(attribute);
  const owner = fact.owner;
  const isCommonOwner = owner !== '' && owner === owner.toLowerCase();
  let phrase: string;
  if (owner === '') phrase = decapitalise(attribute);
  else if (isBare && isCommonOwner) phrase = `${attribute.toLowerCase()} ${owner}`;
  else if (isBare)
    phrase = `${attribute.toLowerCase()}${/limit/i.test(attribute) ? '' : ' value'} for ${withArticle(owner)}`;
  else
    phrase = `${lowerTerm(decapitalise(attribute))} ${/^(?:default|maximum|minimum|price|cost|limit|charge)/i.test(attribute) ? 'for' : 'of'} ${withArticle(owner)}`;
  const be = isPlural(phrase.replace(/\s(?:of|for)\s.*$/, '')) ? 'are' : 'is';
  return [{ question: `What ${be} the ${phrase}?`, answer: fact.value, form: 'question', direction: 'value' }];
}

function askSet(fact: SetFact): Ask[] {
  const { items } = fact;
  if (items.length <= MAX_WHOLE_SET)
    return [{ question: fact.ask, answer: items.join('\n'), form: 'list', direction: 'all' }];
  return items.map((item, index) => {
    const before = items[index - 1];
    const after = items[index + 1];
    const candidates = [[before, GAP, after], [before, GAP], [GAP, after], [GAP]].map(
      (parts) => `${fact.frame}: ${parts.filter((part) => part !== undefined).join('; ')}.`,
    );
    const question =
      candidates.find((candidate) => candidate.length <= MAX_QUESTION_CHARS) ?? candidates[3] ?? fact.ask;
    return { question, answer: item, form: 'cloze', direction: `item ${item}` };
  });
}

function askSteps(fact: StepFact): Ask[] {
  const task = capitalise(fact.task);
  const [first] = fact.steps;
  if (!first) return [];
  const asks: Ask[] = [
    {
      question: `${task}: what is the first step?`,
      answer: first.text,
      form: 'question',
      direction: `step ${first.text}`,
    },
  ];
  for (let i = 1; i < fact.steps.length; i++) {
    const before = fact.steps[i - 1]?.text ?? '';
    const step = fact.steps[i]?.text ?? '';
    asks.push({
      question: `${task}: what comes after "${decapitalise(before)}"?`,
      answer: step,
      form: 'question',
      direction: `step ${step}`,
    });
  }
  return asks;
}

function askCommand(fact: CommandFact): Ask[] {
  const purpose = decapitalise(fact.purpose.replace(/^to\s+/i, '').replace(/[.:]$/, ''));
  const first = bareWord(purpose.split(' ')[0] ?? '');
  const form = findVerbForm(first);
  const asked =
    form?.form === 'base'
      ? `Which command do you use to ${purpose}?`
      : form?.form === 'third'
        ? `Which command ${purpose}?`
        : `Which command is for ${purpose}?`;
  return [
    { question: addTopic(asked, fact, 'you'), answer: fact.command, form: 'question', direction: 'command' },
    {
      question: `What does the command "${fact.command}" do?`,
      answer: capitalise(purpose),
      form: 'question',
      direction: 'purpose',
    },
  ];
}

/** The heading of a column inside a sentence: "Port" -> "port", "HTTP code" stays. */
function headingWord(heading: string): string {
  return /^[A-Z][a-z]+(?: [a-z]+)*$/.test(heading) ? heading.toLowerCase() : heading;
}

function askTableCell(fact: TableCellFact): Ask[] {
  if (
    /^(?:|features?|property|properties|aspect|attribute|criteri(?:on|a)|characteristics?|parameter|comparison|topic|point|difference)$/i.test(
      fact.rowHeading,
    )
  ) {
    const side = /^[A-Z][a-z]+(?: [a-z]+)*$/.test(fact.row) ? fact.row.toLowerCase() : fact.row;
    return [
      {
        question: `What ${isPlural(side) ? 'are' : 'is'} the ${side} of ${withArticle(fact.column)}?`,
        answer: fact.value,
        form: 'question',
        direction: 'value',
      },
    ];
  }
  const column = /^[A-Z][a-z]+(?: [a-z]+)*$/.test(fact.column)
    ? fact.column.toLowerCase()
    : lowerTerm(decapitalise(fact.column));
  const row = /^\d/.test(fact.row) && fact.rowHeading ? `${headingWord(fact.rowHeading)} ${fact.row}` : fact.row;
  const question = `What ${isPlural(column) ? 'are' : 'is'} the ${column} ${/(?:port|size|price|cost|limit|case|default)/i.test(column) ? 'for' : 'of'} ${withArticle(row)}?`;
  return [{ question: addTopic(question, fact, row), answer: fact.value, form: 'question', direction: 'value' }];
}

function askExplicit(fact: ExplicitFact): Ask[] {
  const asks: Ask[] = [
    {
      question: fact.question,
      answer: fact.answer,
      form: fact.form,
      direction: `answer ${fact.form === 'cloze' ? fact.answer : ''}`.trim(),
    },
  ];
  if (fact.isReversible) {
    const isQuestion = /\?$/.test(fact.question);
    if (!isQuestion)
      asks.push({
        question: `Which term means "${decapitalise(fact.answer)}"?`,
        answer: fact.question,
        form: 'question',
        direction: 'term',
      });
  }
  return asks;
}
