import type { NoteText } from '../../../src/cards/take-in-notes.ts';
import type { TruthFact } from './truth-facts.ts';

export interface TruthSection {
  readonly heading: string;
  readonly facts: readonly TruthFact[];
}

export interface TruthFile {
  readonly path: string;
  readonly title: string;
  readonly sections: readonly TruthSection[];
}

/** The notes of a made-up learner. An edit makes a new world; a fact keeps its id through all of them. */
export interface TruthWorld {
  readonly files: readonly TruthFile[];
  readonly isCrlf: boolean;
  /** Facts that were deleted and may come back. */
  readonly deleted: readonly TruthFact[];
}

export interface WrittenWorld {
  readonly texts: readonly NoteText[];
  /** The fact each line states, by `path:line`. */
  readonly factOfLine: ReadonlyMap<string, TruthFact>;
}

export function writeWorld(world: TruthWorld): WrittenWorld {
  const factOfLine = new Map<string, TruthFact>();
  const texts = world.files.map((file): NoteText => {
    const lines = [`# ${file.title}`];
    for (const section of file.sections) {
      lines.push('', `### ${section.heading}`);
      for (const fact of section.facts) {
        const isBlock =
          fact.kind === 'set' || fact.kind === 'steps' || fact.kind === 'table' || fact.kind === 'question';
        if (isBlock && lines.at(-1) !== '') lines.push('');
        for (const line of writeFact(fact)) {
          lines.push(`${' '.repeat(fact.indent)}${line}`);
          factOfLine.set(`${file.path}:${lines.length}`, fact);
        }
        if (isBlock) lines.push('');
      }
    }
    return { path: file.path, text: `${lines.join(world.isCrlf ? '\r\n' : '\n')}\n` };
  });
  return { texts, factOfLine };
}

function writeFact(fact: TruthFact): string[] {
  const { style } = fact;
  const marker = ['-', '* ', '- ', ''][style % 4] ?? '-';
  const text = (part: string): string => fact.parts.get(part)?.text ?? '';
  const listed = (prefix: string): string[] =>
    [...fact.parts].filter(([name]) => name.startsWith(prefix)).map(([, part]) => part.text);
  switch (fact.kind) {
    case 'definition':
      return [
        style % 3 === 0
          ? `${marker}**${text('term')}** = ${text('meaning')}`
          : style % 3 === 1
            ? `${marker === '' ? '-' : marker}${text('term')} = ${text('meaning')}`
            : `- **${text('term')}**: ${text('meaning')}`,
      ];
    case 'expansion':
      return [`${marker === '' ? '-' : marker}**${text('short')} (${text('long')})**`];
    case 'attribute':
      return [`${marker === '' ? '-' : marker}${text('attribute')} = ${text('value')}`];
    case 'reason':
      return [
        `${marker === '' ? '-' : marker}${text('effect')} ${style % 2 === 0 ? 'b/c' : 'because'} ${text('cause')}`,
      ];
    case 'consequence':
      return style % 3 === 0
        ? [`-${text('cause')}`, `--> ${text('effect')}`]
        : [`${marker === '' ? '-' : marker}${text('cause')}, therefore ${text('effect')}`];
    case 'statement':
      return [`${marker}${style % 2 === 0 ? `**${text('subject')}**` : text('subject')} ${text('object')}`];
    case 'set': {
      const items = listed('item');
      const label =
        style % 3 === 0 ? `The ${text('owner')} has ${items.length} modes:` : `Modes of the ${text('owner')}:`;
      return [label, ...items.map((item) => `${style % 2 === 0 ? '1. ' : '* '}${item}`)];
    }
    case 'steps':
      return [`Steps of the ${text('owner')}:`, ...listed('step').map((step, index) => `${index + 1}. ${step}`)];
    case 'command':
      return [`${marker === '' ? '-' : marker}to ${text('purpose')}: \`${text('command')}\``];
    case 'table':
      return [
        '| Kind | Purpose |',
        '|---|---|',
        ...listed('row').map((row, index) => `| ${row} | ${listed('value')[index] ?? ''} |`),
      ];
    case 'question':
      return style % 2 === 0
        ? [`Q: ${text('question')}`, `A: ${text('answer')}`]
        : [`- ${text('question')} :: ${text('answer')}`];
  }
}
