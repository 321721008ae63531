import { GAP } from '../../model/card.ts';
import type { AnkiFault } from './anki-message.ts';
import { htmlToItems, htmlToText } from './html-to-text.ts';
import { renderTemplate, type TemplateInput } from './render-template.ts';

/** One template of a note type. */
export interface CardTemplate {
  readonly name: string;
  readonly questionFormat: string;
  readonly answerFormat: string;
}

/** A card as plain text, or why it cannot be one. */
export type RenderedCard =
  | {
      readonly ok: true;
      readonly question: string;
      readonly answer: string;
      readonly isCloze: boolean;
      readonly hasSpeech: boolean;
      readonly isCut: boolean;
    }
  | { readonly ok: false; readonly why: AnkiFault };

const ANSWER_RULE = /<hr[^>]{0,200}?\bid\s{0,5}=\s{0,5}["']?answer["']?[^>]{0,200}>/i;

/**
 * The question and the answer of a card, read from its template. The answer is what the back adds to the front: what
 * stands after the line `<hr id=answer>`, or else what does not repeat the question.
 */
export function renderCard(
  template: CardTemplate,
  input: Omit<TemplateInput, 'side'>,
  mostChars: number,
): RenderedCard {
  const front = renderTemplate(template.questionFormat, { ...input, side: 'question' });
  const back = renderTemplate(template.answerFormat, { ...input, side: 'answer' });
  const rawQuestion = htmlToText(front.html);
  const isCloze = input.isCloze && front.gapAnswers.length > 0;
  if (input.isCloze && front.gapAnswers.some((answer) => answer.startsWith('image-occlusion:'))) {
    return { ok: false, why: { id: 'picture-part' } };
  }
  if (input.isCloze && !isCloze) return { ok: false, why: { id: 'no-gap', values: { number: input.cardNumber } } };
  const rawAnswer = isCloze
    ? [...new Set(front.gapAnswers.map(htmlToText).filter((text) => text !== ''))].join(' / ')
    : readAnswer(back.html, rawQuestion);
  if (rawQuestion === '') return { ok: false, why: { id: 'empty-question' } };
  if (rawAnswer === '') return { ok: false, why: { id: 'empty-answer' } };
  if (isCloze && !rawQuestion.includes(GAP)) return { ok: false, why: { id: 'gap-elsewhere' } };
  const question = cut(rawQuestion, mostChars);
  const answer = cut(rawAnswer, mostChars);
  return {
    ok: true,
    question,
    answer,
    isCloze: isCloze && question.includes(GAP),
    hasSpeech: front.hasSpeech || back.hasSpeech,
    isCut: front.isCut || back.isCut || question !== rawQuestion || answer !== rawAnswer,
  };
}

function readAnswer(html: string, question: string): string {
  const rule = ANSWER_RULE.exec(html);
  const own = rule === null ? html : html.slice(rule.index + rule[0].length);
  const items = htmlToItems(own);
  if (items !== null && items.length > 1) return items.join('\n');
  const text = htmlToText(own);
  const repeatsQuestion = rule === null && text !== question && text.startsWith(`${question}\n`);
  return repeatsQuestion ? text.slice(question.length + 1) : text;
}

/** Cuts a text without tearing a character apart. */
export function cut(text: string, mostChars: number): string {
  if (text.length <= mostChars) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(mostChars - 1)) ? mostChars - 1 : mostChars;
  return text.slice(0, end);
}
