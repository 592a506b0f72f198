import { useEffect, useId, useRef, type ReactNode } from 'react';
import { styled } from './styled.js';

const Box = styled.dialog`
  box-sizing: border-box;
  width: min(26rem, calc(100vw - 2rem));
  padding: var(--rostrum-space-5);
  border: 1px solid var(--rostrum-line);
  border-radius: var(--rostrum-radius-l);
  background: var(--rostrum-raised);
  color: var(--rostrum-ink);
  box-shadow: var(--rostrum-elevation-2);
  font: var(--rostrum-text-m) / 1.45 var(--rostrum-font);
  &[data-wide] { width: min(46rem, calc(100vw - 1rem)); padding: 0; }
  &::backdrop { background: rgb(5 8 14 / 0.55); }
  & h2 { margin: 0 0 var(--rostrum-space-2); font-size: var(--rostrum-text-l); }
  & p { margin: 0 0 var(--rostrum-space-4); color: var(--rostrum-ink-quiet); }
`;
export const DialogActions = styled.div`
  display: flex;
  flex-wrap: wrap;
  justify-content: flex-end;
  gap: var(--rostrum-space-2);
  margin-top: var(--rostrum-space-4);
`;

export interface DialogProps {
  readonly title: string;
  readonly text?: string | undefined;
  readonly wide?: boolean;
  /** Asked for by Escape too. */
  onClose(): void;
  readonly children: ReactNode;
}

/** A modal question. The browser keeps the focus inside and gives it back afterwards. */
export function Dialog({ title, text, wide = false, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current!;
    const before = document.activeElement as HTMLElement | null;
    if (typeof element.showModal === 'function') element.showModal();
    else element.setAttribute('open', '');
    return () => {
      if (typeof element.close === 'function') element.close();
      before?.focus();
    };
  }, []);
  return (
    <Box
      ref={dialog} aria-labelledby={`${id}-title`} {...(text && { 'aria-describedby': `${id}-text` })}
      {...(wide && { 'data-wide': '' })}
      onCancel={(asked) => {
        asked.preventDefault();
        onClose();
      }}
    >
      {!wide && <h2 id={`${id}-title`}>{title}</h2>}
      {wide && <h2 id={`${id}-title`} hidden>{title}</h2>}
      {text && <p id={`${id}-text`}>{text}</p>}
      {children}
    </Box>
  );
}
