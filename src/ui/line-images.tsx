import { useContext, useEffect, useState } from 'react';
import type { ImageMark } from './image-marks.ts';
import { ImageSourceContext } from './image-source.ts';
import { t } from './text/text.ts';
import { ZoomImage } from './zoom-image.tsx';

interface LineImagesProps {
  readonly images: readonly ImageMark[];
  readonly notePath: string;
  /** Whether a press shows a picture large; not where the line itself is pressed. */
  readonly canZoom?: boolean;
}

/** The pictures of a line, read from the device when they are shown. */
export function LineImages({ images, notePath, canZoom = false }: LineImagesProps) {
  return images.map((image) => <LineImage key={image.reference} image={image} notePath={notePath} canZoom={canZoom} />);
}

interface LineImageProps {
  readonly image: ImageMark;
  readonly notePath: string;
  readonly canZoom: boolean;
}

function LineImage({ image, notePath, canZoom }: LineImageProps) {
  const findImage = useContext(ImageSourceContext);
  const [url, setUrl] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let made: string | null = null;
    let isWanted = true;
    void findImage(image.reference, notePath).then((blob) => {
      if (!isWanted) return;
      made = blob ? URL.createObjectURL(blob) : null;
      setUrl(made);
    });
    return () => {
      isWanted = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [findImage, image.reference, notePath]);

  if (url === undefined) return <span className="line-image is-coming" />;
  if (url === null) return <span className="cap">{t('image.missing', { reference: image.reference })}</span>;
  if (canZoom) return <ZoomImage src={url} words={image.words || image.reference} />;
  // Only through an img: scripts in an SVG do not run there.
  return <img className="line-image" src={url} alt={image.words || image.reference} />;
}
