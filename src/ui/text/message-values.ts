/** What is put into a message, by the names in its braces. */
export type MessageValues = Readonly<Record<string, string | number>>;
