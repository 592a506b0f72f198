import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { arrive } from './issuer.js';
import './page.css';

// What went wrong on the way is no reason to show nothing: the page asks to sign in again.
await arrive().catch((error: unknown) => console.error(error));
createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
