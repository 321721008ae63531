import { splitImages } from './image-marks.ts';
import { LineImages } from './line-images.tsx';
import { CardText } from './marked-text.tsx';

/** Words of a card with the pictures that they name below them. */
export function IllustratedText({ text, notePath }: { readonly text: string; readonly notePath: string }) {
  const { text: words, images } = splitImages(text);
  return (
    <>
      <CardText text={words} />
      <LineImages images={images} notePath={notePath} canZoom />
    </>
  );
}
