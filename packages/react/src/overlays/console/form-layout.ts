import { focusRing } from '../../shared/focus-ring.js';
import { styled } from '../../shared/styled.js';

export const Fields = styled.div`
  display: grid;
  gap: var(--rostrum-space-4);
`;
export const FieldSet = styled.fieldset`
  display: grid;
  gap: var(--rostrum-space-2);
  min-width: 0;
  margin: 0;
  padding: 0;
  border: 0;
  & > legend { padding: 0; margin-bottom: var(--rostrum-space-2); font-size: var(--rostrum-text-s); font-weight: 550; }
`;
/** Short fields beside each other where there is room. */
export const Pair = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
  gap: var(--rostrum-space-3);
`;
export const CheckLine = styled.label`
  display: flex;
  align-items: center;
  gap: var(--rostrum-space-2);
  min-height: var(--rostrum-target);
  cursor: pointer;
  & > input {
    width: 1.125rem;
    height: 1.125rem;
    margin: 0;
    accent-color: var(--rostrum-accent);
    ${focusRing}
  }
`;
