const MARKUP: readonly RegExp[] = [
  /\*\*|```|==[^=\s][^=]*==|\[\[|\[![a-z]+\]/i,
  /(?<![\w_])__(?=[^_\s][^_]*__)/,
  /-->|→|(?:^|\s)(?:->|=>)(?:\s|$)/,
  /^\s*(?:#{1,6}\s|[*+>]\s|\d+\.\s+\S|-(?=[A-Za-z*"])|=\s)/m,
  /!?\[[^\]]*\]\([^)]*\)|\|\s*:?-{3,}/,
  /<\/?(?:br|details|summary|div|img|td|tr|th|b|i|p|ul|li)\b[^>]*>/i,
  /\s=\s*$|(?<![\w*])\*[^*\s][^*]*[^*\s]\*(?![\w*])/,
  /https?:\/\/|www\./,
];
const MAYBE_MARKUP = /[*`=[\]<>|#→]|__|--|https?:|www\.|^\s*(?:-|\d+\.)/m;

/** True when markup, an arrow or a web address is left in a text that a learner reads. */
export function hasMarkup(text: string): boolean {
  return MAYBE_MARKUP.test(text) && MARKUP.some((pattern) => pattern.test(text));
}
