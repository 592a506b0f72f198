import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useOptionalStore } from './use-store.js';

it('of a store that is not there the selector is given undefined', () => {
  function Reader() {
    return <p>{useOptionalStore<{ readonly text: string }, string>(undefined, (state) => state?.text ?? 'nothing')}</p>;
  }
  render(<Reader />);
  expect(screen.getByText('nothing')).toBeDefined();
});
