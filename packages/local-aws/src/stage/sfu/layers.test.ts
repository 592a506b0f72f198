import { describe, expect, it } from 'vitest';
import { LayerChoice } from './layers.js';

describe('LayerChoice', () => {
  it('starts low when asked to, and rises', () => {
    const choice = new LayerChoice('lowest');
    expect(choice.best(['hi', 'low', 'mid'], 0)).toBe('low');
    choice.started(0);
    expect(choice.best(['hi', 'low', 'mid'], 1000)).toBe('low');
    expect(choice.best(['hi', 'low', 'mid'], 2000)).toBe('hi');
  });

  it('keeps to the layer that was chosen while the publisher sends it', () => {
    const choice = new LayerChoice('highest');
    choice.pin('mid');
    expect(choice.best(['low', 'mid', 'hi'], 0)).toBe('mid');
    expect(choice.best(['low', 'hi'], 0)).toBe('hi');
    choice.pin(null);
    expect(choice.best(['low', 'mid', 'hi'], 0)).toBe('hi');
    expect(choice.best([], 0)).toBeUndefined();
  });
});
