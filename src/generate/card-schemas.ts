import * as v from 'valibot';
import { FACT_KINDS } from '../model/card.ts';

const Words = v.pipe(v.string(), v.nonEmpty('Expected some text'));
const Line = v.pipe(v.number(), v.integer(), v.minValue(1));
const Kind = v.picklist(FACT_KINDS);
const Confidence = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** One card of an earlier output. Only the words and the id are needed, so that a list made by hand works too. */
export const PrintedCardSchema = v.object({
  id: Words,
  question: Words,
  answer: Words,
  kind: v.optional(Kind, 'statement'),
  rule: v.optional(v.string(), ''),
  confidence: v.optional(Confidence, 0.9),
  source: v.optional(v.object({ path: v.string(), from: Line, to: Line }), { path: '', from: 1, to: 1 }),
  tray: v.optional(v.boolean(), false),
});

/** One card of a deck file. */
export const DeckFileCardSchema = v.object({
  id: Words,
  factId: Words,
  question: Words,
  answer: Words,
  kind: Kind,
  rule: v.string(),
  confidence: Confidence,
  priority: v.exactOptional(v.number()),
  lines: v.tuple([Line, Line]),
  context: v.exactOptional(v.array(v.string())),
  place: v.exactOptional(v.picklist(['tray', 'shelf', 'never'])),
});

export type ReadCards<Item> =
  | { readonly ok: true; readonly cards: readonly Item[] }
  /** `index` is the place of the bad entry, from 0. */
  | { readonly ok: false; readonly index: number; readonly message: string };

/** Checks cards one by one. Two with the same id are refused: only one of them could keep it. */
export function checkCards<Schema extends v.GenericSchema<unknown, { readonly id: string }>>(
  schema: Schema,
  entries: readonly unknown[],
): ReadCards<v.InferOutput<Schema>> {
  const cards: v.InferOutput<Schema>[] = [];
  const indexById = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    const checked = v.safeParse(schema, entry);
    if (!checked.success) {
      const [issue] = checked.issues;
      const field = v.getDotPath(issue);
      const where = field === null ? '' : ` in "${field}"`;
      return { ok: false, index, message: `Card ${index + 1} is not as it should be${where}: ${issue.message}.` };
    }
    const twin = indexById.get(checked.output.id);
    if (twin !== undefined)
      return { ok: false, index, message: `Card ${index + 1} has the id of card ${twin + 1}: ${checked.output.id}.` };
    indexById.set(checked.output.id, index);
    cards.push(checked.output);
  }
  return { ok: true, cards };
}
