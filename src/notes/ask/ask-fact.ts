import { isAdjective } from '../english/implied-clause.ts';
import { beFor, capitalise, decapitalise, isPlural, lowerTerm, withArticle } from '../english/noun-phrase.ts';
import { findVerbForm, isParticiple } from '../english/verbs.ts';
import { ADJECTIVES, bareWord, firstWord, lastWord, PREPOSITIONS, STRANDABLE } from '../english/words.ts';
import type { AttributeFact, CommandFact, ExplicitFact, Fact, TableCellFact } from '../fact.ts';
import { normaliseTerm } from '../normalise-term.ts';
import { type Ask, changeAsk } from './ask.ts';
import { askConsequence, askReason } from './ask-cause.ts';
import { askDefinition } from './ask-definition.ts';
import { askSet, askSteps } from './ask-list.ts';
import { askStatement } from './ask-statement.ts';
import { makeGap } from './gap.ts';
import { addTopic } from './name-topic.ts';

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
          question: `What ${beFor(fact.other)} ${withArticle(fact.other)} also called?`,
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
          question: fact.question ?? `Give an example of ${lowerTerm(fact.of)}.`,
          answer: fact.example,
          form: 'question',
          direction: 'example',
        },
      ];
    case 'statement':
      return askStatement(fact).map((ask) => {
        // "In Pod, what wraps containers?" would give the pod away.
        const isTold =
          ask.direction === 'subject' && normaliseTerm(ask.answer) === normaliseTerm(fact.topic ?? '') && !fact.versus;
        return isTold ? ask : changeAsk(ask, { question: addTopic(ask.question, fact, fact.clause.subject) });
      });
    case 'explicit':
      return askExplicit(fact);
  }
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
  if (/^(?:uses?|usage|indications?)$/i.test(attribute) && owner !== '') {
    const first = findVerbForm(bareWord(firstWord(fact.value)));
    const isDeed = first?.form === 'base' && !first.nounToo && fact.value.includes(' ');
    return [
      {
        question: `What ${beFor(owner)} ${withArticle(owner)} used for?`,
        answer: isDeed ? `To ${decapitalise(fact.value)}` : fact.value,
        form: 'question',
        direction: 'value',
      },
    ];
  }
  const isCommonOwner = owner !== '' && owner === owner.toLowerCase();
  let phrase: string;
  if (owner === '') phrase = decapitalise(attribute);
  else if (isBare && isCommonOwner) phrase = `${attribute.toLowerCase()} ${owner}`;
  else if (isBare)
    phrase = `${attribute.toLowerCase()}${/limit/i.test(attribute) ? '' : ' value'} for ${withArticle(owner)}`;
  else
    phrase = `${lowerTerm(decapitalise(attribute))} ${linkOf(attribute)} ${/^(?:both|either|each|all|this) /.test(owner) ? owner : withArticle(owner)}`;
  const be = isPlural(phrase.replace(/\s(?:of|for)\s.*$/, '')) ? 'are' : 'is';
  return [{ question: `What ${be} the ${phrase}?`, answer: fact.value, form: 'question', direction: 'value' }];
}

/** The word between a quantity or label and what it belongs to: "the price for", "the exception to", "the cause of". */
function linkOf(attribute: string): string {
  if (/^(?:default|maximum|minimum|price|cost|limit|charge)/i.test(attribute)) return 'for';
  const last = lastWord(attribute);
  if (/^(?:exceptions?|objections?|counterexamples?|solutions?|alternatives?|antidotes?|workarounds?)$/i.test(last))
    return 'to';
  return /^(?:remed(?:y|ies)|treatments?|therap(?:y|ies)|doses?|dosages?|indications?|fix(?:es)?|tests?|(?:contra)indications?|requirements?|evidence)$/i.test(
    last,
  )
    ? 'for'
    : 'of';
}

function askCommand(fact: CommandFact): Ask[] {
  const purpose = decapitalise(fact.purpose.replace(/^to\s+/i, '').replace(/[.:]$/, ''));
  const first = bareWord(firstWord(purpose));
  const form = findVerbForm(first);
  const second = bareWord(purpose.split(' ')[1] ?? '');
  const isNoun = form?.form === 'third' && form.nounToo && (second === '' || PREPOSITIONS.has(second));
  const isOrder = form?.form === 'base' && !ADJECTIVES.has(first) && !isNoun;
  const isDeed = form?.form === 'third' && !isNoun;
  const asked = isOrder
    ? `Which command do you use to ${purpose}?`
    : /^(?:which|what|how|where|who|whether)\b/i.test(purpose)
      ? `Which command tells you ${purpose}?`
      : isDeed
        ? `Which command ${purpose}?`
        : `Which command is for ${purpose}?`;
  const isNamed = !isOrder && !isDeed;
  return [
    { question: addTopic(asked, fact, 'you'), answer: fact.command, form: 'question', direction: 'command' },
    {
      question: isNamed ? `What is the command "${fact.command}" for?` : `What does the command "${fact.command}" do?`,
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

/** A heading that is the start of a sentence: "Stands for" -> "What does X stand for?", "Used for" -> "What is X used for?". */
function askColumn(fact: TableCellFact): string | null {
  const words = fact.column.toLowerCase().split(' ');
  const [first = '', second = ''] = words;
  const form = findVerbForm(first);
  const isVerb = form?.form === 'third' && (!form.nounToo || PREPOSITIONS.has(second));
  const row = lowerTerm(withArticle(fact.row));
  if (isVerb)
    return isPlural(fact.row)
      ? `What do ${row} ${[form.base, ...words.slice(1)].join(' ')}?`
      : `What does ${row} ${[form.base, ...words.slice(1)].join(' ')}?`;
  const isOpen = words.length > 1 && STRANDABLE.has(words[words.length - 1] ?? '');
  if (isOpen && (isParticiple(first) || ADJECTIVES.has(first)))
    return `What ${beFor(fact.row)} ${row} ${words.join(' ')}?`;
  return null;
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
  // A table with its sides on top and questions or qualities down the side: "what", "conscious".
  const isCorner = fact.rowHeading === '';
  if (isCorner && /^what$/i.test(fact.row))
    return [
      {
        question: `What belongs to ${withArticle(fact.column)}?`,
        answer: fact.value,
        form: 'question',
        direction: 'value',
      },
    ];
  if (isCorner && (isAdjective(fact.row.toLowerCase()) || /^(?:who|where|when|why|how)$/i.test(fact.row)))
    return [
      {
        question: `${capitalise(fact.column)}: what about "${fact.row}"?`,
        answer: fact.value,
        form: 'question',
        direction: 'value',
      },
    ];
  const column = /^[A-Z][a-z]+(?: [a-z]+)*$/.test(fact.column)
    ? fact.column.toLowerCase()
    : lowerTerm(decapitalise(fact.column));
  const sentence = askColumn(fact);
  if (sentence)
    return [{ question: addTopic(sentence, fact, fact.row), answer: fact.value, form: 'question', direction: 'value' }];
  const row = /^\d/.test(fact.row) && fact.rowHeading ? `${headingWord(fact.rowHeading)} ${fact.row}` : fact.row;
  const question = `What ${isPlural(column) ? 'are' : 'is'} the ${column} ${/\b(?:port|size|price|cost|limit|case|default)s?\b/i.test(column) ? 'for' : 'of'} ${withArticle(row)}?`;
  const isNamed = normaliseTerm(fact.rowHeading) === normaliseTerm(fact.topic ?? '');
  const asked = isNamed ? question : addTopic(question, fact, row);
  return [{ question: asked, answer: fact.value, form: 'question', direction: 'value' }];
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
