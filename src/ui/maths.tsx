import 'katex/dist/katex.min.css';
import katex from 'katex';
import { useLayoutEffect, useRef, useState } from 'react';

interface MathsProps {
  /** TeX, without dollars. */
  readonly tex: string;
  /** In a line of its own, larger. */
  readonly isBlock: boolean;
}

/** A formula. What cannot be read as TeX is shown as it was written. */
export function Maths({ tex, isBlock }: MathsProps) {
  const box = useRef<HTMLSpanElement>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  useLayoutEffect(() => {
    if (box.current) setUnreadable(draw(tex, isBlock, box.current) ? null : tex);
  }, [tex, isBlock]);
  return (
    <>
      <span ref={box} className={isBlock ? 'maths is-block' : 'maths'} hidden={unreadable === tex} />
      {unreadable === tex && <code>{tex}</code>}
    </>
  );
}

function draw(tex: string, isBlock: boolean, into: HTMLElement): boolean {
  try {
    katex.render(tex, into, {
      displayMode: isBlock,
      throwOnError: true,
      // A note is not to be trusted with links, classes or endless macros.
      trust: false,
      strict: 'ignore',
      maxExpand: 200,
      maxSize: 20,
    });
    return true;
  } catch {
    return false;
  }
}
