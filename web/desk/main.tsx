import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import '../ui/print.css';
import { installTokens } from '../ui/install-tokens.ts';
import { installMark } from '../ui/mark.ts';
import { Desk } from './app.tsx';

const place = document.getElementById('page');
if (place === null) throw new Error('index.html has no element #page');
installTokens(document.documentElement);
installMark(document);
createRoot(place).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
