type BadgeNavigator = Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>;

/**
 * Shows how many cards are due on the icon of the installed app; 0 takes the number away.
 *
 * @returns false where the browser has no badges or refuses; that is no error.
 */
export async function showBadge(dueCount: number, browser: BadgeNavigator = navigator): Promise<boolean> {
  if (!browser.setAppBadge || !browser.clearAppBadge) return false;
  try {
    await (dueCount > 0 ? browser.setAppBadge(dueCount) : browser.clearAppBadge());
    return true;
  } catch {
    return false;
  }
}
