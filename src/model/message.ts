/**
 * Something the core has to say: which sentence, and what stands in it. Its words lie in the catalogues of the interface, in every
 * language; the command line takes the English ones. docs/languages.md tells how a sentence is added.
 */
export interface Message<Id extends string = string> {
  readonly id: Id;
  /** What is put into the sentence, by the names in its braces: a count, a line, words of the note. */
  readonly values?: Readonly<Record<string, string | number>>;
}
