/**
 * For browsers whose downloads a test cannot see (Firefox over BiDi, WebKitGTK): bodies of functions to run in the page. The file stays in
 * the page, so the page must not be loaded again in between.
 */

/** From now on the page keeps the last file that was handed to the downloads. */
export const CATCH_FILE = `
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file) => {
    window.caughtFile = file;
    return create(file);
  };`;

/** Gives the caught file to the page's file field, as if the learner had chosen it there. */
export const CHOOSE_CAUGHT_FILE = `
  const transfer = new DataTransfer();
  transfer.items.add(window.caughtFile);
  const field = document.querySelector('input[type="file"]');
  field.files = transfer.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));`;
