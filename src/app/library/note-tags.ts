import { foldText } from './fold-text.ts';

/**
 * The tags of a note, folded, each once: those of its front matter (`tags: [a, b]`, `tags: a, b` or a list below) and
 * every `#word` in its text outside code. `# Heading` is none, and neither is `#12`. As Obsidian reads them.
 */
export function readNoteTags(noteText: string): readonly string[] {
  const lines = noteText.split(/\r?\n/);
  const tags = new Set<string>();
  const end =
    lines[0]?.trim() === '---' ? lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line)) : -1;
  for (const tag of readFrontMatter(lines.slice(1, Math.max(1, end)))) tags.add(tag);
  let isInCode = false;
  for (const line of lines.slice(end + 1)) {
    if (/^\s*(```|~~~)/.test(line)) isInCode = !isInCode;
    else if (!isInCode) for (const tag of readInline(line)) tags.add(tag);
  }
  return [...tags];
}

function readInline(line: string): string[] {
  const text = line.replace(/`[^`]*`/g, ' ');
  return [...text.matchAll(/(?:^|\s)#([\p{L}\p{N}_/-]+)/gu)].flatMap(([, tag = '']) =>
    /^\d+$/.test(tag) ? [] : [foldText(tag)],
  );
}

function readFrontMatter(lines: readonly string[]): string[] {
  const tags: string[] = [];
  let isInList = false;
  for (const line of lines) {
    const item = /^\s*-\s+(.+)$/.exec(line);
    if (isInList && item) {
      tags.push(...splitTags(item[1] ?? ''));
      continue;
    }
    const key = /^tags?\s*:\s*(.*)$/i.exec(line);
    isInList = key !== null;
    if (key) tags.push(...splitTags((key[1] ?? '').replace(/^\[|\]\s*$/g, '')));
  }
  return tags;
}

function splitTags(text: string): string[] {
  return text
    .split(/[,\s]+/)
    .map((tag) => foldText(tag.replace(/^["'#]+|["']+$/g, '')))
    .filter((tag) => tag !== '');
}
