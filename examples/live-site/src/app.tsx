import { RostrumTheme } from '@rostrum/react';
import styled from 'styled-components';
import { isOwnersPage } from './api.js';
import { OwnerPage } from './pages/owner.js';
import { WatchPage } from './pages/watch.js';

export function App() {
  return <Ground>{isOwnersPage() ? <OwnerPage /> : <WatchPage />}</Ground>;
}

/** As high as the window: what is inside scrolls, the page does not. */
const Ground = styled(RostrumTheme)`
  display: grid;
  grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  height: 100dvh;
  min-height: 24rem;
`;
