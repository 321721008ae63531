import { Archive, ArrowUpDown, Check, CircleQuestionMark, type LucideIcon, PencilLine, Plus } from 'lucide-react';
import type { CardChange, CardChangeKind } from '../../cards/diff-cards.ts';
import type { MessageId } from '../../ui/text/text.ts';

export type PartName = 'doubt' | 'reworded' | 'moved' | 'new' | 'gone' | 'kept';

/** One part of the preview: a cell of the ledger and the list it leads to. */
export interface ImportPart {
  readonly name: PartName;
  readonly icon: LucideIcon;
  readonly colour: string;
  readonly title: MessageId;
  readonly label: MessageId;
  readonly remark: MessageId;
}

/** In the order of the ledger: what needs a decision comes first. */
export const IMPORT_PARTS: readonly ImportPart[] = [
  {
    name: 'doubt',
    icon: CircleQuestionMark,
    colour: 'hard',
    title: 'add.part.doubt',
    label: 'add.sum.doubt',
    remark: 'import.yourDecision',
  },
  {
    name: 'reworded',
    icon: PencilLine,
    colour: 'acc',
    title: 'add.part.reworded',
    label: 'add.sum.reworded',
    remark: 'add.historyKept',
  },
  {
    name: 'moved',
    icon: ArrowUpDown,
    colour: 'easy',
    title: 'add.part.moved',
    label: 'add.sum.moved',
    remark: 'add.historyKept',
  },
  {
    name: 'new',
    icon: Plus,
    colour: 'good',
    title: 'add.part.new',
    label: 'add.sum.new',
    remark: 'add.part.newRemark',
  },
  {
    name: 'gone',
    icon: Archive,
    colour: 'again',
    title: 'add.part.gone',
    label: 'add.sum.gone',
    remark: 'add.toShelf',
  },
  {
    name: 'kept',
    icon: Check,
    colour: 'dim',
    title: 'add.part.kept',
    label: 'add.sum.kept',
    remark: 'add.historyKept',
  },
];

const PART_OF: Readonly<Record<CardChangeKind, PartName>> = {
  'in-doubt': 'doubt',
  new: 'new',
  returned: 'new',
  reworded: 'reworded',
  moved: 'moved',
  gone: 'gone',
  kept: 'kept',
};

/** The changes of each part, in note order. Within the new ones those come first that will be asked. */
export function groupByPart(changes: readonly CardChange[]): ReadonlyMap<PartName, readonly CardChange[]> {
  const byPart = new Map<PartName, CardChange[]>();
  for (const change of changes) {
    const name = PART_OF[change.kind];
    const inPart = byPart.get(name);
    if (inPart) inPart.push(change);
    else byPart.set(name, [change]);
  }
  byPart.get('new')?.sort((a, b) => Number(a.card.place === 'tray') - Number(b.card.place === 'tray'));
  return byPart;
}
