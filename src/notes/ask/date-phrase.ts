const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** "at the end of the day", "at night": a point in time that is named by what happens then. */
export function isTime(preposition: string, object: string): boolean {
  return (
    preposition === 'at' &&
    /^(?:(?:the|its|their) (?:very )?(?:end|start|beginning|outset|close|time|moment)\b(?! point)|(?:the same time|night|noon|midnight|dawn|dusk|first|startup|start-up|shutdown|runtime|run time)$)/i.test(
      object,
    )
  );
}

/** "in 1955", "on 24 October 1929", "in July 1794": a date and nothing behind it. */
export function isDate(preposition: string, object: string): boolean {
  if (!/^(?:in|on|at|since|until)$/.test(preposition)) return false;
  const words = object.replace(/^(?:early|late|about|around|the year|the summer of|the spring of)\s+/i, '').split(' ');
  return (
    words.length <= 3 &&
    words.every((word) => /^\d{1,4}s?$/.test(word) || MONTH.test(word)) &&
    words.some((word) => /^\d{3,4}s?$/.test(word) || MONTH.test(word))
  );
}
