import type { CardId, FactId } from '../../model/ids.ts';
import { createAnkiCardId, createAnkiFactId, guidToCardId } from './anki-ids.ts';
import type { NotTakenList } from './anki-problem.ts';
import { deckPath } from './deck-notes.ts';
import { escapeHtml } from './html-entities.ts';
import { htmlToText } from './html-to-text.ts';
import { SOURCE_FIELD } from './note-types.ts';
import type { RawCard, RawCollection, RawDeck, RawNote, RawNoteType } from './raw-collection.ts';
import type { AnkiLimits } from './read-limits.ts';
import { cut, renderCard } from './render-card.ts';

/** A card of a package as plain text, before it has its place among ours. */
export interface CardDraft {
  readonly raw: RawCard;
  readonly note: RawNote;
  readonly id: CardId;
  readonly factId: FactId;
  readonly question: string;
  readonly answer: string;
  readonly isCloze: boolean;
  /** One of our cards that was taken to Anki and comes back. */
  readonly isOwn: boolean;
  readonly path: string;
  readonly parts: readonly string[];
}

/** The cards of a package that can be asked, in the order of their ids. What cannot be taken is listed. */
export function makeDrafts(
  raw: RawCollection,
  limits: AnkiLimits,
  notTaken: NotTakenList,
  onCard: (done: number, total: number) => void,
): { readonly drafts: readonly CardDraft[]; readonly cardCountByPreset: ReadonlyMap<number, number> } {
  const notesById = new Map(raw.notes.map((note) => [note.id, note]));
  const cardCountByPreset = new Map<number, number>();
  const drafts = new Map<CardId, CardDraft>();
  let done = 0;
  for (const card of raw.cards) {
    onCard(++done, raw.cards.length);
    const note = notesById.get(card.noteId);
    const type = note === undefined ? undefined : raw.noteTypes.get(note.noteTypeId);
    if (note === undefined || type === undefined) {
      notTaken.add(
        'card',
        { id: 'card', values: { id: String(card.id) } },
        { id: note === undefined ? 'no-note' : 'no-note-type' },
      );
      continue;
    }
    const deck = raw.decks.get(card.deckId);
    const draft = makeDraft(card, note, type, deck, limits, notTaken);
    if (draft === null) continue;
    if (drafts.has(draft.id)) {
      notTaken.add('card', nameNote(note), { id: 'twice' });
      continue;
    }
    drafts.set(draft.id, draft);
    const presetId = deck?.presetId;
    if (presetId != null) cardCountByPreset.set(presetId, (cardCountByPreset.get(presetId) ?? 0) + 1);
  }
  return { drafts: [...drafts.values()], cardCountByPreset };
}

function makeDraft(
  card: RawCard,
  note: RawNote,
  type: RawNoteType,
  deck: RawDeck | undefined,
  limits: AnkiLimits,
  notTaken: NotTakenList,
): CardDraft | null {
  const template = type.templates[type.isCloze ? 0 : card.ord];
  if (template === undefined) {
    notTaken.add('card', nameNote(note), { id: 'no-template', values: { type: type.name, number: card.ord + 1 } });
    return null;
  }
  if (/<script\b/i.test(template.questionFormat + template.answerFormat)) {
    notTaken.add('note-type', type.name, { id: 'script' });
  }
  const parts = deck?.parts ?? ['_'];
  const ownId = card.ord === 0 ? guidToCardId(note.guid) : null;
  const fields = new Map(type.fieldNames.map((name, i) => [name, note.fields[i] ?? '']));
  // What we write below the answer is no part of it.
  if (ownId !== null) fields.set(SOURCE_FIELD, '');
  const rendered = renderCard(
    template,
    {
      fields,
      isCloze: type.isCloze,
      cardNumber: card.ord + 1,
      special: new Map([
        ['Tags', escapeHtml(note.tags.join(' '))],
        ['Deck', escapeHtml(parts.join('::'))],
        ['Subdeck', escapeHtml(parts.at(-1) ?? '')],
        ['Type', escapeHtml(type.name)],
        ['Card', escapeHtml(template.name)],
        ['CardFlag', card.flag === 0 ? '' : `flag${card.flag}`],
      ]),
    },
    limits.cardChars,
  );
  if (!rendered.ok) {
    notTaken.add('card', { id: 'card-of-note', values: { note: nameNote(note), number: card.ord + 1 } }, rendered.why);
    return null;
  }
  if (rendered.hasSpeech) notTaken.add('note-type', type.name, { id: 'speech' });
  if (rendered.isCut) notTaken.add('text', nameNote(note), { id: 'cut', values: { most: limits.cardChars } });
  return {
    raw: card,
    note,
    id: ownId ?? createAnkiCardId(note.guid, card.ord),
    factId: createAnkiFactId(note.guid),
    question: rendered.question,
    answer: rendered.answer,
    isCloze: rendered.isCloze,
    isOwn: ownId !== null,
    path: deckPath(parts),
    parts,
  };
}

function nameNote(note: RawNote): string {
  const [first = ''] = note.fields;
  return `“${cut(htmlToText(first.slice(0, 2_000)).replaceAll('\n', ' '), 60) || note.guid}”`;
}
