/** A short message for the learner: seen as a toast, and read out. */
export interface Announcement {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

type Listener = (announcement: Announcement) => void;

let listener: Listener | null = null;
/** Said before the toaster was there; shown when it comes. */
const early: Announcement[] = [];

/** Shows what happened, with a way back where there is one. Never for errors: those stay in the page. */
export function announce(text: string, action?: Announcement['action'] | undefined): void {
  const announcement = action ? { text, action } : { text };
  if (listener) listener(announcement);
  else early.push(announcement);
}

/** Told of each announcement, those that came before included. Returns how to stop listening. */
export function onAnnounce(next: Listener): () => void {
  listener = next;
  for (const announcement of early.splice(0)) next(announcement);
  return () => {
    if (listener === next) listener = null;
  };
}
