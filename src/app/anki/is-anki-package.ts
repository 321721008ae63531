/** Whether a file is a package of Anki, by its name. */
export function isAnkiPackage(name: string): boolean {
  return /\.(?:apkg|colpkg)$/i.test(name);
}
