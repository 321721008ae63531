import { splitImages } from './image-marks.ts';
import { LineImages } from './line-images.tsx';
import { NoteText } from './marked-text.tsx';

interface IllustratedLineProps {
  readonly text: string;
  readonly notePath: string;
  readonly canZoom?: boolean;
}

/** A line of a note with the pictures that it names below its words. */
export function IllustratedLine({ text, notePath, canZoom = false }: IllustratedLineProps) {
  const { text: words, images } = splitImages(text);
  return (
    <>
      <NoteText text={words} />
      <LineImages images={images} notePath={notePath} canZoom={canZoom} />
    </>
  );
}
