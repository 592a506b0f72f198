import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './page.css';

createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
