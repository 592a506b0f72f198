import { expect, test } from 'vitest';
import { productsFromEnvironment } from './index.js';

const SAMPLE = 'sample.json';

test('S2.21 a catalogue is the sample, unless the environment names another', () => {
  expect(productsFromEnvironment({}, SAMPLE)).toEqual({ catalogue: SAMPLE });
  expect(productsFromEnvironment({ PRODUCT_CATALOGUE: '' }, SAMPLE)).toEqual({ catalogue: SAMPLE });
  expect(productsFromEnvironment({ PRODUCT_CATALOGUE: 'mugs.csv' }, SAMPLE)).toEqual({ catalogue: 'mugs.csv' });
});

test('S2.21 any credential means Amazon, so that a forgotten one is missed and not covered by the sample', () => {
  expect(productsFromEnvironment({ CREATORS_PARTNER_TAG: 'tag-20', PRODUCT_CATALOGUE: 'mugs.csv' }, SAMPLE)).toEqual({
    amazon: { credentialId: '', credentialSecret: '', version: '', partnerTag: 'tag-20', marketplace: '' },
  });
});
