import * as dom from 'react-dom';
import * as react from 'react';
import { version } from 'styled-components';
import { expect, test } from 'vitest';

test('these tests run on the oldest React and styled-components that are promised', () => {
  expect([react.version, dom.version, version]).toEqual(['18.3.1', '18.3.1', '5.3.11']);
});
