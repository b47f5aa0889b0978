import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import './visit.css';
import './parts.css';
import { installTokens } from '../ui/install-tokens.ts';
import { installMark } from '../ui/mark.ts';
import { browserPhone } from './device/browser-phone.ts';
import { openStore } from './device/store.ts';
import { VisitApp } from './pages/app.tsx';

const place = document.getElementById('page');
if (place === null) throw new Error('index.html has no element #page');
installTokens(document.documentElement);
installMark(document);
// Without a secure context there is neither a service worker nor a key: the page then says what to do.
void navigator.serviceWorker?.register('/visit/service-worker.js', { scope: '/visit/' });
void navigator.storage?.persist?.();

const root = createRoot(place);
if (globalThis.isSecureContext) {
  const store = await openStore('shouwang-visit');
  root.render(
    <StrictMode>
      <VisitApp device={{ phone: browserPhone, store }} />
    </StrictMode>,
  );
} else {
  root.render(
    <main className="page">
      <h1>还不能用</h1>
      <p>手机上要用加密的网址（https）打开。请找县里的系统管理员要带 https 的网址，第一次打开时按说明信任证书。</p>
    </main>,
  );
}
