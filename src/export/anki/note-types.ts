/**
 * The two note types under which our cards stand in Anki. Their ids, the ids and order of their fields and of their
 * templates are frozen for ever: Anki tells note types by them, and with others it would make a second note type and
 * never update a card again. Looks (css, templates) may change; then `NOTE_TYPES_MODIFIED_SECONDS` has to rise.
 */
export const BASIC_TYPE_ID = 1_767_225_600_101;
export const CLOZE_TYPE_ID = 1_767_225_600_102;

const NOTE_TYPES_MODIFIED_SECONDS = 1_767_225_600;

const CSS = `.card { font-family: sans-serif; font-size: 20px; line-height: 1.5; text-align: left; max-width: 40em; margin: 0 auto; padding: 1em; }
.card ul { margin: 0; padding-left: 1.2em; }
.source { margin-top: 1.5em; font-size: 13px; opacity: 0.6; }
.cloze { font-weight: bold; color: #1f5fbf; }
.nightMode .cloze { color: #8ab4f8; }
img { max-width: 100%; }
`;

/** The field that says where a card comes from. */
export const SOURCE_FIELD = 'Source';

const SOURCE = '{{#Source}}<div class="source">{{Source}}</div>{{/Source}}';

interface FieldShape {
  readonly name: string;
  readonly id: number;
  /** Marks the fields that Anki itself expects in a cloze. */
  readonly tag: number | null;
  readonly preventDeletion: boolean;
}

function describeField({ name, id, tag, preventDeletion }: FieldShape, ord: number): object {
  return {
    name,
    ord,
    id,
    tag,
    preventDeletion,
    sticky: false,
    rtl: false,
    font: 'Arial',
    size: 20,
    description: '',
    plainText: false,
    collapsed: false,
    excludeFromSearch: false,
  };
}

function describeTemplate(name: string, id: number, questionFormat: string, answerFormat: string): object {
  return {
    name,
    ord: 0,
    id,
    qfmt: questionFormat,
    afmt: answerFormat,
    bqfmt: '',
    bafmt: '',
    did: null,
    bfont: '',
    bsize: 0,
  };
}

function describeType(id: number, name: string, type: 0 | 1, fields: readonly FieldShape[], template: object): object {
  return {
    id,
    name,
    type,
    mod: NOTE_TYPES_MODIFIED_SECONDS,
    usn: -1,
    sortf: 0,
    did: null,
    tmpls: [template],
    flds: fields.map(describeField),
    css: CSS,
    req: [[0, 'any', [0]]],
    latexPre: '\\documentclass[12pt]{article}\n\\begin{document}\n',
    latexPost: '\\end{document}',
    latexsvg: false,
  };
}

/** The note types as Anki keeps them in `col.models` (schema 11). */
export function describeNoteTypes(): object {
  return {
    [BASIC_TYPE_ID]: describeType(
      BASIC_TYPE_ID,
      'Recollect',
      0,
      [
        { name: 'Front', id: 1_767_225_600_111, tag: null, preventDeletion: false },
        { name: 'Back', id: 1_767_225_600_112, tag: null, preventDeletion: false },
        { name: SOURCE_FIELD, id: 1_767_225_600_113, tag: null, preventDeletion: false },
      ],
      describeTemplate(
        'Card 1',
        1_767_225_600_121,
        '{{Front}}',
        `{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n${SOURCE}`,
      ),
    ),
    [CLOZE_TYPE_ID]: describeType(
      CLOZE_TYPE_ID,
      'Recollect cloze',
      1,
      [
        { name: 'Text', id: 1_767_225_600_131, tag: 0, preventDeletion: true },
        { name: 'Back Extra', id: 1_767_225_600_132, tag: 1, preventDeletion: false },
        { name: SOURCE_FIELD, id: 1_767_225_600_133, tag: null, preventDeletion: false },
      ],
      describeTemplate('Cloze', 1_767_225_600_141, '{{cloze:Text}}', `{{cloze:Text}}<br>\n{{Back Extra}}\n${SOURCE}`),
    ),
  };
}
