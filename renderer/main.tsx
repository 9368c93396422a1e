import './styles/tokens.css';
import './styles/base.css';
import './styles/widgets.css';
import './styles/window.css';
import './styles/wizard.css';
import './styles/workspace.css';
import './security.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startStrings } from './i18n.ts';
import { connect } from './window/connect.ts';
import { Fault } from './window/fault.tsx';
import { AppWindow } from './window/app-window.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
await startStrings();
connect();
createRoot(root).render(<StrictMode><Fault><AppWindow /></Fault></StrictMode>);
