import { Hourglass } from 'lucide-react';
import { Frame, Page } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/text/text.ts';

/** For the time in which another window takes something in. Nothing is wrong and nothing is to be done. */
export function BusyScreen() {
  return (
    <Frame>
      <Page>
        <div role="status" className="trouble">
          <span className="mk">
            <Icon of={Hourglass} />
          </span>
          <h1 className="unsaved-what">{t('busy.title')}</h1>
          <p className="sub">{t('busy.help')}</p>
        </div>
      </Page>
    </Frame>
  );
}
