import { isPlural, withArticle } from '../english/noun-phrase.ts';
import type { Fact } from '../fact.ts';
import { Pattern } from '../needs.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

const MEASURED = new Pattern(
  'cost$ costs$ downtime$ latency$ overhead$ throughput$ price$ durability$ availability$ performance$ risk$ bandwidth$ accuracy$ efficiency$ toxicity$ resistance$ weight$ pressure$ speed$ maintenance$ effort$ delay$ noise$',
  /^(no|zero|(?:very |quite |rather )?(?:low|lower|lowest|high|higher|highest|small|smaller|large|little|minimal|moderate|medium|great|poor|good|double|constant))\s+((?:(?:additional|extra|added|initial|running|total|start-up|startup|storage|network|read|write)\s)?(?:costs?|downtime|latency|overhead|throughput|price|durability|availability|performance|risk|bandwidth|accuracy|efficiency|toxicity|resistance|weight|pressure|speed|maintenance|effort|delay|noise))$/i,
);

/** "no extra cost", "high latency" below a topic: how much of it the topic has. Null when the words are no such measure. */
export function measureFact(rule: RuleInfo, text: string, cause: string, context: LineContext): Fact | null {
  const topic = context.scope.phrase;
  const match = MEASURED.exec(text);
  if (!match || !topic || context.scope.versus) return null;
  const [, value = '', noun = ''] = match;
  const named = withArticle(topic).replace(/^an? /, 'the ');
  const isNone = /^(?:no|zero)$/i.test(value);
  const question = isNone
    ? `How ${isPlural(noun) ? 'many' : 'much'} ${noun.toLowerCase()} ${isPlural(topic) ? 'do' : 'does'} ${named} have?`
    : `What ${isPlural(noun) ? 'are' : 'is'} the ${noun.toLowerCase()} of ${named}?`;
  const said = isNone ? 'None' : value;
  const answer = cause === '' ? said : `${said}, because ${cause}`;
  return makeFact(factBase(rule, context), { kind: 'comparison', question, answer, terms: [topic, text] });
}
