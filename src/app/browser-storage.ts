/** `localStorage`, or null where the browser refuses it: merely naming it may throw. */
export function localText(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** `sessionStorage`, or null where the browser refuses it. It lives as long as the tab, reloads included. */
export function sessionText(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
