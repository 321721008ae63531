import { splitImages } from './image-marks.ts';
import { LineImages } from './line-images.tsx';
import { NoteText } from './marked-text.tsx';

/** A line of a note with the pictures that it names below its words. */
export function IllustratedLine({ text, notePath }: { readonly text: string; readonly notePath: string }) {
  const { text: words, images } = splitImages(text);
  return (
    <>
      <NoteText text={words} />
      <LineImages images={images} notePath={notePath} />
    </>
  );
}
