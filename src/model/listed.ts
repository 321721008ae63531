/** Things that can be gone through as often as wanted and are counted: an array, or what unpacks itself as it goes. */
export interface Listed<Thing> extends Iterable<Thing> {
  readonly length: number;
}

/** The things in arrays of so many, each made when it is asked for. */
export function* inPages<Thing>(things: Iterable<Thing>, size: number): Generator<Thing[], void, undefined> {
  let page: Thing[] = [];
  for (const thing of things) {
    page.push(thing);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
