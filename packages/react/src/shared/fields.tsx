import { styled } from './styled.js';

const field = `
  box-sizing: border-box;
  width: 100%;
  min-height: calc(var(--rostrum-target) + 0.25rem);
  padding: 0.4375rem 0.625rem;
  border: 1px solid var(--rostrum-line-strong);
  border-radius: var(--rostrum-radius-s);
  background: var(--rostrum-surface);
  color: var(--rostrum-ink);
  font: inherit;
  &::placeholder { color: var(--rostrum-ink-quiet); opacity: 1; }
  &:focus-visible { outline: var(--rostrum-focus); outline-offset: -1px; border-color: transparent; }
  &:disabled { background: var(--rostrum-sunken); color: var(--rostrum-ink-quiet); cursor: not-allowed; }
  @media (pointer: coarse) { font-size: 1rem; }
`;

export const TextField = styled.input`${field}`;

/** Grows with its text where the browser can, up to a third of a panel. */
export const TextArea = styled.textarea`
  ${field}
  resize: none;
  field-sizing: content;
  max-height: 8.5rem;
  line-height: 1.4;
  /* One line stands in the middle, as in the button beside it. */
  padding-block: calc((var(--rostrum-target) + 0.25rem - 1.4em) / 2 - 1px);
`;

export const Select = styled.select`
  ${field}
  text-overflow: ellipsis;
  cursor: pointer;
`;

export const FieldLabel = styled.label`
  display: grid;
  gap: var(--rostrum-space-1);
  font-size: var(--rostrum-text-s);
  font-weight: 550;
  & > input, & > select, & > textarea { font-weight: 400; font-size: var(--rostrum-text-m); }
`;
