import { describe, expect, test } from 'vitest';
import { renderCard } from '../../../src/export/anki/render-card.ts';

interface Sample {
  readonly front: string;
  readonly back: string;
  readonly fields?: Record<string, string>;
  readonly isCloze?: boolean;
  readonly cardNumber?: number;
}

function render({ front, back, fields = { Front: 'Q', Back: 'A' }, isCloze = false, cardNumber = 1 }: Sample) {
  const rendered = renderCard(
    { name: 'Card 1', questionFormat: front, answerFormat: back },
    { fields: new Map(Object.entries(fields)), isCloze, cardNumber, special: new Map([['Tags', 'a b']]) },
    1_000,
  );
  return rendered.ok ? [rendered.question, rendered.answer] : rendered.why.id;
}

const ANSWER = '{{FrontSide}}<hr id=answer>{{Back}}';

describe('templates of usual note types', () => {
  const cases: readonly (readonly [name: string, sample: Sample, expected: readonly string[] | string])[] = [
    ['the answer is what stands below the line', { front: '{{Front}}', back: ANSWER }, ['Q', 'A']],
    [
      'a reversed card asks the other way',
      { front: '{{Back}}', back: '{{FrontSide}}<hr id="answer">{{Front}}' },
      ['A', 'Q'],
    ],
    ['words of the template stay', { front: 'Capital of {{Front}}?', back: ANSWER }, ['Capital of Q?', 'A']],
    ['a back that repeats the front is cut', { front: '{{Front}}', back: '{{Front}}<br>{{Back}}' }, ['Q', 'A']],
    ['a back without front and line is all answer', { front: '{{Front}}', back: '{{Back}}' }, ['Q', 'A']],
    [
      'sections show what is filled',
      {
        front: '{{Front}}{{#Hint}} ({{Hint}}){{/Hint}}{{^Empty}}!{{/Empty}}',
        back: ANSWER,
        fields: { Front: 'Q', Back: 'A', Hint: 'h', Empty: '<br>' },
      },
      ['Q (h)!', 'A'],
    ],
    [
      'sections within sections close in order',
      { front: '{{#Front}}1{{#Back}}2{{/Back}}{{^Back}}3{{/Back}}{{/Front}}', back: ANSWER },
      ['12', 'A'],
    ],
    [
      'an answer to type is not given away',
      { front: '{{Front}}{{type:Back}}', back: '{{FrontSide}}<hr id=answer>{{type:Back}}' },
      ['Q', 'A'],
    ],
    [
      'a hint waits for the answer',
      { front: '{{Front}}{{hint:Back}}', back: '{{FrontSide}}<hr id=answer>{{hint:Back}}' },
      ['Q', 'A'],
    ],
    [
      'the filter text takes markup away',
      { front: '{{text:Front}}', back: ANSWER, fields: { Front: '<b>a</b> &lt;i&gt;', Back: 'A' } },
      ['a <i>', 'A'],
    ],
    ['speech is left out', { front: '{{Front}}{{tts en_US voices=x:Front}}', back: ANSWER }, ['Q', 'A']],
    ['the filter of an add-on leaves the field', { front: '{{edit:Front}}', back: ANSWER }, ['Q', 'A']],
    ['tags can be shown', { front: '{{Front}} {{Tags}}', back: ANSWER }, ['Q a b', 'A']],
    ['a field that is missing is empty', { front: '{{Front}}{{Nothing}}', back: ANSWER }, ['Q', 'A']],
    [
      'the old signs are understood',
      { front: '{{=<% %>=}}<%Front%>', back: '{{=<% %>=}}<%FrontSide%><hr id=answer><%Back%>' },
      ['Q', 'A'],
    ],
    [
      'a list is a list',
      { front: '{{Front}}', back: ANSWER, fields: { Front: 'Q', Back: '<ol><li>a</li><li>b</li></ol>' } },
      ['Q', 'a\nb'],
    ],
    ['what is left open is closed at the end', { front: '{{#Front}}x{{#Back}}y', back: ANSWER }, ['xy', 'A']],
    ['an empty question cannot be asked', { front: '<b></b>', back: ANSWER }, 'empty-question'],
  ];
  for (const [name, sample, expected] of cases) {
    test(name, () => {
      expect(render(sample)).toEqual(expected);
    });
  }
});

describe('templates of clozes', () => {
  const CLOZE = { front: '{{cloze:Text}}', back: '{{cloze:Text}}<br>{{Extra}}', isCloze: true };

  test('each number is a card of its own, with the other gaps filled', () => {
    const fields = { Text: '{{c1::S3}} stores {{c2::objects::what}} in {{c1::buckets}}', Extra: '' };
    expect(render({ ...CLOZE, fields })).toEqual(['____ stores objects in ____', 'S3 / buckets']);
    expect(render({ ...CLOZE, fields, cardNumber: 2 })).toEqual(['S3 stores ____ (what) in buckets', 'objects']);
  });

  test('the same gap twice is answered once', () => {
    expect(render({ ...CLOZE, fields: { Text: '{{c1::x}} is {{c1::x}}', Extra: '' } })).toEqual(['____ is ____', 'x']);
  });

  test('a section of one number is shown with that number', () => {
    const sample = {
      ...CLOZE,
      front: '{{cloze:Text}}{{#c1}} first{{/c1}}{{#c2}} second{{/c2}}',
      fields: { Text: '{{c1::a}} {{c2::b}}', Extra: '' },
    };
    expect(render(sample)).toEqual(['____ b first', 'a']);
    expect(render({ ...sample, cardNumber: 2 })).toEqual(['a ____ second', 'b']);
  });

  test('a number without a gap and a hidden part of a picture cannot be asked', () => {
    expect(render({ ...CLOZE, fields: { Text: '{{c1::a}}', Extra: '' }, cardNumber: 2 })).toBe('no-gap');
    expect(render({ ...CLOZE, fields: { Text: '{{c1::image-occlusion:rect:left=.1}}', Extra: '' } })).toBe(
      'picture-part',
    );
  });
});
