import { openedEarly } from './open-early.ts';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';
import '../ui/styles/frame.css';
import '../ui/styles/parts.css';
import '../ui/styles/card.css';
import '../ui/styles/import.css';
import '../ui/styles/reader.css';
import '../ui/styles/chart.css';
import '../ui/styles/adapt.css';
import { createRoot } from 'react-dom/client';
import { loadFirstText } from '../ui/text/text.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { beginWith, Opening } from './opening.tsx';
import { startServiceWorker } from './start-service-worker.ts';
import { applyRememberedTheme } from './theme.ts';

applyRememberedTheme();

const element = document.getElementById('app');
if (!element) throw new Error('index.html has no element #app');
element.className = 'screen';

const root = createRoot(element);
// Words first: nothing is drawn in a language that is not the learner's. Where they cannot be loaded, English is still there.
void loadFirstText()
  .catch(() => undefined)
  .then(() => beginWith(openedEarly))
  .then((first) => {
    root.render(
      <ErrorBoundary>
        <Opening first={first} />
      </ErrorBoundary>,
    );
    startServiceWorker();
  });
