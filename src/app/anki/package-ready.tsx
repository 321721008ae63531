import { Button } from '../../ui/button.tsx';
import { DialogText } from '../../ui/dialog.tsx';
import { formatBytes } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import '../../ui/styles/anki.css';
import type { MadePackage } from './make-package.ts';

interface PackageReadyProps {
  readonly made: MadePackage;
  readonly hasScheduling: boolean;
  readonly trouble: string | null;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** What is in a package that was made, what to set when Anki takes it in, and what Anki passes over. */
export function PackageReady({ made, hasScheduling, trouble, onSave, onClose }: PackageReadyProps) {
  const { file, cardCount, reviewCount, pictureCount } = made;
  return (
    <>
      <DialogText>
        {t('anki.holds', {
          cards: cardCount,
          reviews: reviewCount,
          pictures: pictureCount,
          size: formatBytes(file.size),
        })}
      </DialogText>
      {trouble !== null && (
        <Notice isError title={t('data.saveFailed')}>
          <p>{trouble}</p>
        </Notice>
      )}
      <h3 className="anki-head">{t('anki.inAnki')}</h3>
      <ol className="anki-list">
        {hasScheduling ? (
          <>
            <li>{t('anki.boxProgress')}</li>
            <li>{t('anki.boxPresets')}</li>
            <li>{t('anki.boxUpdate')}</li>
            <li>{t('anki.boxFsrs')}</li>
          </>
        ) : (
          <>
            <li>{t('anki.boxNoProgress')}</li>
            <li>{t('anki.boxUpdate')}</li>
          </>
        )}
      </ol>
      <h3 className="anki-head">{t('anki.ignores')}</h3>
      <ul className="anki-list">
        {hasScheduling && <li>{t('anki.ignoresKnown')}</li>}
        <li>{t('anki.staysHere')}</li>
        {hasScheduling && <li>{t('anki.onePreset')}</li>}
      </ul>
      <div className="sheet-acts">
        <Button look="main" onClick={onSave}>
          {t('anki.saveFile')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
    </>
  );
}
