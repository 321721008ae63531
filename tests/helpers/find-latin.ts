import type { Page } from '@playwright/test';

/** Names of files, and what is typed. Words of the learner are known by their serif letters, code by its monospace ones. */
const NOT_OURS = '.file-name, textarea, script, style, title';

/**
 * Three Latin words after each other in what the page says: in an Arabic interface a sentence that was forgotten. Names of files
 * and formats are shorter; what stands in « » is quoted from another program.
 */
export function findLatinSentences(page: Page): Promise<string[]> {
  return page.evaluate((notOurs) => {
    const isSentence = (text: string): boolean => {
      const words = text.replace(/«[^»]*»/g, '');
      return /[A-Za-z’']+(?:[ ,;]+[A-Za-z’']+){2,}/.test(words);
    };
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const isOurs = (element: Element): boolean =>
      !element.closest(notOurs) &&
      element.checkVisibility() &&
      /^system-ui\b/.test(getComputedStyle(element).fontFamily);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent ?? '';
      if (parent && isSentence(text) && isOurs(parent)) found.add(text.trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      if (!isOurs(element)) continue;
      for (const name of ['aria-label', 'placeholder', 'title']) {
        const text = element.getAttribute(name) ?? '';
        if (isSentence(text)) found.add(text.trim());
      }
    }
    return [...found];
  }, NOT_OURS);
}
