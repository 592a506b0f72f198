import type { ReactNode } from 'react';
import type { LiveError } from '@rostrum/core';
import styled from 'styled-components';
import { go } from './route.js';

/** The few plain elements of the pages around the event; what is inside the event comes from @rostrum/react. */
export const Button = styled.button`
  min-height: 44px;
  padding: 0 18px;
  border: 0;
  border-radius: var(--rostrum-radius-m);
  background: var(--rostrum-accent);
  color: var(--rostrum-on-accent);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
  &:disabled { opacity: 0.5; cursor: default; }
`;
export const QuietButton = styled(Button)`
  background: transparent;
  color: var(--rostrum-ink);
  border: 1px solid var(--rostrum-line);
`;

export const BarButton = styled.button`
  min-height: 36px;
  padding: 0 12px;
  border: 1px solid var(--rostrum-line-strong);
  border-radius: var(--rostrum-radius-m);
  background: none;
  color: inherit;
  font: inherit;
  font-weight: 550;
  white-space: nowrap;
  cursor: pointer;
  &:focus-visible { outline: var(--rostrum-focus); outline-offset: 2px; }
`;
/** Where a page puts what it has to say in the bar at the top. */
export const BAR_ACTIONS = 'bar-actions';
export const barActions = (): HTMLElement | null => document.getElementById(BAR_ACTIONS);

export const Page = styled.main`
  width: min(880px, 100% - 32px);
  margin: 0 auto;
  padding: 24px 0 64px;
  font-size: 1rem;
  h1 { font-size: 2rem; line-height: 1.15; letter-spacing: -0.02em; margin: 16px 0 8px; }
  h2 { font-size: 1.1rem; margin: 24px 0 12px; }
  a:not([class]) { color: var(--rostrum-accent-ink); }
  :focus-visible { outline: var(--rostrum-focus); outline-offset: 2px; }
`;
export const Card = styled.section`
  && > h2:first-child { margin: 0 0 8px; }
  form { margin-top: 16px; }
  margin-top: 16px;
  padding: 24px;
  border: 1px solid var(--rostrum-line);
  border-radius: var(--rostrum-radius-l);
  background: var(--rostrum-surface);
`;
export const Muted = styled.p`
  margin: 0;
  color: var(--rostrum-ink-quiet);
`;
export const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 12px;
  align-items: center;
`;

const Label = styled.label`
  display: grid;
  gap: 6px;
  margin-bottom: 16px;
  font-weight: 600;
  input, textarea {
    font: inherit;
    font-weight: 400;
    min-height: 44px;
    padding: 10px 12px;
    color: var(--rostrum-ink);
    background: var(--rostrum-sunken);
    border: 1px solid var(--rostrum-line-strong);
    border-radius: var(--rostrum-radius-m);
  }
`;

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: string;
  readonly lines?: number;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly autoComplete?: string;
  readonly min?: number;
  readonly max?: number;
}
export function Field({ id, label, value, onChange, lines, ...input }: FieldProps) {
  return (
    <Label htmlFor={id}>
      {label}
      {lines
        ? <textarea id={id} rows={lines} value={value} onChange={(e) => onChange(e.target.value)} {...input} />
        : <input id={id} value={value} onChange={(e) => onChange(e.target.value)} {...input} />}
    </Label>
  );
}

const Alert = styled.p`
  margin: 0 0 16px;
  padding: 12px 14px;
  border-left: 3px solid var(--rostrum-on-air);
  border-radius: var(--rostrum-radius-s);
  background: var(--rostrum-sunken);
`;
export function Problem({ error }: { readonly error: LiveError | undefined }) {
  return error ? <Alert role="alert">{error.message} {error.hint}</Alert> : null;
}

export function Link({ to, children, className }: { readonly to: string; readonly children: ReactNode; readonly className?: string }) {
  return (
    <a
      href={to}
      className={className}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
