import { useEffect, useState } from 'react';
import type { IncomingFile } from './incoming.ts';
import { readTransfer } from './read-chosen.ts';

/**
 * Takes files and folders that are dropped anywhere on the page.
 *
 * @returns whether something is being dragged over the page.
 */
export function useFileDrop(onFiles: (files: readonly IncomingFile[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      // Without this the browser would open the file in place of the app.
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setOver(false);
      void readTransfer(event.dataTransfer)?.then(onFiles);
    };
    const page = document.body;
    page.addEventListener('dragover', over);
    page.addEventListener('dragleave', leave);
    page.addEventListener('drop', drop);
    return () => {
      page.removeEventListener('dragover', over);
      page.removeEventListener('dragleave', leave);
      page.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  return isOver;
}
