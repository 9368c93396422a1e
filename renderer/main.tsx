import './styles/tokens.css';
import './styles/base.css';
import './styles/widgets.css';
import './styles/window.css';
import './styles/wizard.css';
import './styles/workspace.css';
import './learn/learn.css';
import './packs/packs.css';
import './platform/security.ts';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { startStrings } from './text/i18n.ts';
import { afterPaint, fetchLater } from './platform/later.ts';
import { connect } from './window/connect.ts';
import { Fault } from './window/fault.tsx';
import { AppWindow } from './window/app-window.tsx';
import { Localised } from './window/localised.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
startStrings();
connect();
const page = createRoot(root);
// At once, in the module itself: Chromium keeps compiled only those functions that ran before the
// module's end.
flushSync(() => {
  page.render(
    <StrictMode>
      <Fault>
        <Localised>
          <AppWindow />
        </Localised>
      </Fault>
    </StrictMode>,
  );
});
afterPaint(fetchLater);
