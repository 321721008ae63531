/**
 * The words of a line without their markup. Code, formulas and quoted text become opaque: their characters are moved to
 * a private range, so that no later rule takes a dash or an equals sign in them for note syntax. `revealText` moves them back.
 */
export interface InlineText {
  readonly text: string;
  /** Bold or underlined spans, outermost only, in order. */
  readonly bold: readonly string[];
  /** Spans in `==` marks, in order. */
  readonly highlights: readonly string[];
  /** Spans in `{{c1::...}}`, in order. */
  readonly gaps: readonly string[];
  /** Code spans, opaque, in order. */
  readonly code: readonly string[];
  readonly urls: readonly string[];
  readonly hasImage: boolean;
}

const PRIVATE_BASE = 0xe000;

/** Hides text from the grammar. Characters above U+00FF stay: no rule looks for them. */
export function hideText(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    out += code < 0x100 ? String.fromCharCode(PRIVATE_BASE + code) : text.charAt(i);
  }
  return out;
}

/** The readable form of text with opaque parts. */
const HIDDEN = /[\ue000-\ue0ff]/;

export function revealText(text: string): string {
  if (!HIDDEN.test(text)) return text;
  return text.replace(/[\ue000-\ue0ff]/g, (char) => String.fromCharCode(char.charCodeAt(0) - PRIVATE_BASE));
}

const NEEDS_WORK = /[*_`~=[\]<{$"“!^#%\\&]|::|https?:|www\./;
const URL_PATTERN = /(?:https?:\/\/|www\.)[^\s)>\]]+/g;

/** Reads the inline markup of one line, mark by mark: most lines hold one or two. Unclosed marks stay as plain characters. */
export function readInline(source: string): InlineText {
  const raw = source.includes('==>') ? source.replace(/={2,}>/g, '=>') : source;
  if (!NEEDS_WORK.test(raw)) {
    return { text: raw, bold: [], highlights: [], gaps: [], code: [], urls: [], hasImage: false };
  }
  const urls: string[] = [];
  const code: string[] = [];
  const bold: string[] = [];
  const highlights: string[] = [];
  const gaps: string[] = [];
  let hasImage = false;
  const hideCode = (content: string): string => {
    const word = content.trim();
    const hidden = hideText(/^(?:this|it|that|they|them|these|those)$/.test(word) ? `"${word}"` : word);
    code.push(hidden);
    return hidden;
  };
  let text = raw;
  if (text.includes('`'))
    text = text.replace(/(`+)([^`]|[^`].*?[^`])\1(?!`)/g, (_, __, content: string) => hideCode(content));
  if (text.includes('$$'))
    text = text.replace(/\$\$([^$]+)\$\$/g, (_, content: string) => hideText(`$${content.trim()}$`));
  if (text.includes('$'))
    text = text.replace(/(^|[\s(])\$(?!\s)([^$\n]*?[^\s$\\])\$(?!\d)/g, (all, before: string, content: string) =>
      isFormula(content) ? `${before}${hideText(`$${content}$`)}` : all,
    );
  if (text.includes('\\')) text = text.replace(/\\([\\`*_{}[\]()#+\-.!|$<>~=])/g, (_, char: string) => hideText(char));
  if (text.includes('::'))
    text = text.replace(/!?(?<![{\w:])(?:[A-Z]\w*|[a-z]{2,4})(?:::[\p{L}_*]\w*)+(?:\(\))?(?!:)/gu, (name) =>
      /[A-Z]|^std/.test(name) ? hideText(name) : name,
    );
  if (text.includes('!['))
    text = text.replace(/!\[\[[^\]]*\]\]|!\[[^\]]*\]\([^)]*\)/g, () => {
      hasImage = true;
      return '';
    });
  if (text.includes('[['))
    text = text.replace(/\[\[([^\]|]*\|)?([^\]]*)\]\]/g, (_, __, shown: string) => shown.replace(/^.*#/, ''));
  if (text.includes(']('))
    text = text.replace(/\[([^\]]*)\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g, (_, shown: string, url: string) => {
      urls.push(url);
      return shown;
    });
  if (text.includes('[^')) text = text.replace(/\[\^[^\]]+\]/g, '');
  if (text.includes('http') || text.includes('www.'))
    text = text.replace(/<(https?:\/\/[^>]+)>/g, '$1').replace(URL_PATTERN, (url) => {
      urls.push(url.replace(/[.,;]+$/, ''));
      return '';
    });
  if (text.includes('<!--') || text.includes('%%')) text = text.replace(/<!--.*?-->/g, '').replace(/%%.*?%%/g, '');
  if (text.includes('<')) text = text.replace(/<br\s*\/?>/gi, ' ').replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, '');
  if (text.includes('{{'))
    text = text.replace(/\{\{c\d+::(.+?)(?:::[^}]*)?\}\}/g, (_, content: string) => {
      gaps.push(content);
      return content;
    });
  if (text.includes('=='))
    text = text.replace(/==(?=\S)([^=]+?)==(?!=)/g, (_, content: string) => {
      highlights.push(stripEmphasis(content));
      return content;
    });
  if (text.includes('**') || text.includes('__'))
    text = text.replace(
      /\*\*(?=\S)(.+?)\*\*|(?<![\p{L}\p{N}_])__(?=\S)(.+?)__(?![\p{L}\p{N}_])/gu,
      (_, star?: string, line?: string) => {
        const content = stripEmphasis(star ?? line ?? '').trim();
        if (content) bold.push(content);
        return content;
      },
    );
  text = stripEmphasis(text).replace(/\*\*/g, '');
  if (/["“]/.test(text))
    text = text.replace(/(^|[\s(])["“]([^"“”]{1,80})["”](?=[\s.,;:)?!]|$)/g, (_, before: string, content: string) => {
      return `${before}${hideText(`"${content}"`)}`;
    });
  if (text.includes('#')) text = text.replace(/(^|\s)#[\p{L}][\p{L}\p{N}/_-]*(?=\s|$)/gu, '$1');
  if (text.includes('^')) text = text.replace(/\s\^[\w-]+$/, '');
  text = decodeEntities(text);
  return { text: text.trim(), bold, highlights, gaps, code, urls, hasImage };
}

/** Italic and struck-out marks taken off; a lone `*` or `_` in a formula or a name stays. */
function stripEmphasis(text: string): string {
  let out = text;
  if (out.includes('*')) out = out.replace(/(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])/g, '$1');
  if (out.includes('_'))
    out = out.replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\p{L}\p{N}_])/gu, '$1');
  if (out.includes('~~')) out = out.replace(/~~([^~]+)~~/g, '');
  return out;
}

/** `$x^2$` is a formula; `$5 and $10` are prices. */
function isFormula(content: string): boolean {
  return /[\\^_={}]|^[a-zA-Z](?:\W.*)?$/.test(content) || !/^\d/.test(content);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&(#39|[a-z]+);/g, (all, name: string) => ENTITIES[name] ?? all) : text;
}
