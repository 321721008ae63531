import { beFor, capitalise, decapitalise, withArticle } from '../english/noun-phrase.ts';
import type { DefinitionFact } from '../fact.ts';
import { normaliseTerm } from '../normalise-term.ts';
import { revealText } from '../outline/inline-text.ts';
import { type Ask, changeAsk } from './ask.ts';
import { findAmount, makeGap } from './gap.ts';
import { addTopic } from './name-topic.ts';

/** "images" below "Docker Images" are Docker Images: a common noun takes the name of its topic. */
function fullName(term: string, topic: string | null): string | null {
  if (!topic || !/^[a-z]+$/.test(term) || !topic.includes(' ')) return null;
  const words = topic.split(' ');
  return normaliseTerm(words[words.length - 1] ?? '') === normaliseTerm(term) && !/^[a-z]/.test(topic) ? topic : null;
}

export function askDefinition(fact: DefinitionFact): Ask[] {
  const isCode = /^[\ue000-\ue0ff]/.test(fact.term);
  const named = fullName(fact.term, fact.topic);
  const term = named ?? fact.shownTerm ?? (isCode ? revealText(fact.term) : withArticle(fact.term));
  const asks: Ask[] = [];
  const context = (question: string): string => addTopic(question, fact, fact.term);
  if (fact.role === 'noun') {
    const isSign = isCode && !/[a-z]/i.test(revealText(fact.term));
    const isCommand = isCode && /^[a-z]\S*\s/.test(revealText(fact.term));
    asks.push({
      question: context(
        isSign ? `What does "${term}" mean?` : isCommand ? `What is "${term}" for?` : `What ${beFor(term)} ${term}?`,
      ),
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
    if (gap) asks.push(changeAsk(gap, { doubt: 0.1 }));
  }
  if (fact.isReversible) {
    const meaning = decapitalise(fact.meaning.replace(/[.]$/, '').replace(/"/g, "'"));
    const question =
      fact.role === 'noun' ? `Which term means "${meaning}"?` : `What do you use to ${meaning.replace(/^to /i, '')}?`;
    asks.push({ question: context(question), answer: fact.term, form: 'question', direction: 'term', doubt: 0.05 });
  }
  return asks;
}
