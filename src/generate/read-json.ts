/** Parsed JSON, or what is wrong with it and in which line. */
export type ReadJson =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly line: number; readonly message: string };

export function readJson(text: string): ReadJson {
  try {
    return { ok: true, data: JSON.parse(text) };
  } catch {
    const at = findJsonError(text);
    const isEnd = text.slice(at).trim() === '';
    const line = (isEnd ? text.trimEnd() : text.slice(0, at)).split('\n').length;
    const what = isEnd ? 'it ends too early' : `${JSON.stringify(text[at])} was not expected here`;
    return { ok: false, line, message: `This is no JSON: ${what}.` };
  }
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** Where the text stops being JSON. `JSON.parse` names the place only in some of its messages. */
function findJsonError(text: string): number {
  const open: ('[' | '{')[] = [];
  let expected: 'value' | 'name' | 'next' = 'value';
  let at = skip(SPACE, text, 0);
  for (let mayClose = false; at < text.length; at = skip(SPACE, text, at)) {
    const char = text[at];
    const inside = open.at(-1);
    if ((expected === 'next' || mayClose) && inside && char === (inside === '[' ? ']' : '}')) {
      open.pop();
      at++;
      expected = 'next';
      mayClose = false;
    } else if (expected === 'next') {
      if (char !== ',' || !inside) return at;
      at++;
      expected = inside === '[' ? 'value' : 'name';
    } else if (expected === 'name') {
      const end = skip(STRING, text, at);
      const colon = skip(SPACE, text, end);
      if (end === at) return at;
      if (text[colon] !== ':') return colon;
      at = colon + 1;
      expected = 'value';
      mayClose = false;
    } else if (char === '[' || char === '{') {
      open.push(char);
      at++;
      expected = char === '[' ? 'value' : 'name';
      mayClose = true;
    } else {
      const end = skip(SCALAR, text, at);
      if (end === at) return at;
      at = end;
      expected = 'next';
      mayClose = false;
    }
  }
  return at;
}

/** The end of what the pattern matches at this place; the place itself when it matches nothing. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** The line in which the n-th item (from 0) of an array begins. The array is the whole text, or the value of `"cards"` in it. */
export function lineOfItem(text: string, index: number): number {
  const depthOfItems = text.trimStart().startsWith('[') ? 1 : 2;
  let depth = 0;
  let line = 1;
  let found = -1;
  let isItemNext = false;
  for (let at = 0; at < text.length; ) {
    const char = text[at] ?? '';
    const isSpace = /\s/.test(char);
    if (isItemNext && !isSpace && char !== ']') {
      isItemNext = false;
      found++;
      if (found === index) return line;
    }
    if (char === '\n') line++;
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    if (depth === depthOfItems && (char === ',' || char === '[')) isItemNext = true;
    at = char === '"' ? Math.max(at + 1, skip(STRING, text, at)) : at + 1;
  }
  return 1;
}
