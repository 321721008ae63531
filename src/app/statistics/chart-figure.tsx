import { type ReactNode, useRef, useState } from 'react';
import { type Columns, writeTable } from '../../export/delimited-text.ts';
import { shareFile } from '../../pwa/share-file.ts';
import { quoteError } from '../../review/say-trouble.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { PartHeading } from '../../ui/frame.tsx';
import { pictureOf } from '../../ui/picture-of.ts';
import { t } from '../../ui/text/text.ts';

interface ChartFigureProps<Row> {
  readonly title: string;
  readonly remark?: string;
  /** What the picture says, in a sentence with its number. */
  readonly sentence: string;
  /** The same as a table: for readers, and for the file. */
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[];
  /** Name of the files without ending: letters and hyphens. */
  readonly fileName: string;
  readonly children: ReactNode;
  /** A part that is a list already has no picture. */
  readonly hasPicture?: boolean;
}

/** A chart with its sentence, its numbers as a table, and both to take away. */
export function ChartFigure<Row>(props: ChartFigureProps<Row>) {
  const { title, remark, sentence, columns, rows, fileName, children, hasPicture = true } = props;
  const figure = useRef<HTMLElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  const save = async (file: File | null): Promise<void> => {
    setTrouble(null);
    const outcome = file ? await shareFile(file) : ({ kind: 'failed', detail: t('statistics.noPicture') } as const);
    if (outcome.kind === 'failed') setTrouble(quoteError(outcome.detail));
    else if (outcome.kind !== 'cancelled') announce(t('statistics.saved'));
  };
  const savePicture = async (): Promise<void> => {
    const picture = figure.current ? await pictureOf(figure.current, title) : null;
    await save(picture && new File([picture], `recollect-${fileName}.png`, { type: 'image/png' }));
  };
  const saveTable = (): Promise<void> =>
    save(new File([...writeTable(columns, rows, ',')], `recollect-${fileName}.csv`, { type: 'text/csv' }));

  return (
    <section className="stat">
      <PartHeading {...(remark === undefined ? {} : { remark })}>{title}</PartHeading>
      <p className="cap ink n">{sentence}</p>
      <figure className="chart" ref={figure}>
        {children}
      </figure>
      <details className="numbers">
        <summary aria-label={t('statistics.numbersOf', { title })}>{t('statistics.numbers')}</summary>
        <section className="numbers-box" tabIndex={0} aria-label={t('statistics.numbersOf', { title })}>
          <table className="tab plain n">
            <caption className="vh">{title}</caption>
            <thead>
              <tr>
                {columns.map(([name]) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const [first, ...others] = columns.map(([name, read]) => ({ name, value: read(row) }));
                return (
                  <tr key={String(first?.value)}>
                    <th scope="row">{toText(first?.value)}</th>
                    {others.map(({ name, value }) => (
                      <td key={name}>{toText(value)}</td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
        <div className="line-acts">
          {hasPicture && (
            <Button isSmall onClick={() => void savePicture()}>
              {t('statistics.savePicture')}
            </Button>
          )}
          <Button isSmall onClick={() => void saveTable()}>
            {t('statistics.saveTable')}
          </Button>
        </div>
        {trouble !== null && (
          <p className="cap bad-search" role="alert">
            {t('statistics.notSaved', { detail: trouble })}
          </p>
        )}
      </details>
    </section>
  );
}

function toText(value: string | number | undefined): string | undefined {
  return typeof value === 'number' ? formatNumber(value) : value;
}

/** Says instead of a chart that there is not enough to draw one. */
export function TooFew({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stat">
      <PartHeading>{title}</PartHeading>
      <p className="cap ink">{children}</p>
    </section>
  );
}
