export function cleanMeaning(text: string): string {
  return text
    .replace(/^(?:is|are|=|:|-|–|means|i\.e\.,?)\s+(?=\S)/i, '')
    .replace(/[.;,:\s]+$/, '')
    .trim();
}
