import { useState } from 'react';
import type { ShownOverlay } from '@rostrum/core/overlays';
import type { OverlayConsoleLabels } from '../../labels/index.js';
import { Button } from '../../shared/button.js';
import * as icons from '../../shared/icons.js';
import { styled } from '../../shared/styled.js';
import { CelebrationOverlay } from '../celebration-overlay.js';
import { OverlayOfKind } from '../overlay-of-kind.js';

const Frame = styled.div`
  position: relative;
  display: grid;
  align-items: end;
  justify-items: end;
  box-sizing: border-box;
  min-height: 13rem;
  padding: var(--rostrum-space-4);
  overflow: hidden;
  border: 1px solid var(--rostrum-line);
  border-radius: var(--rostrum-radius-m);
  &[data-picture='dark'] {
    background: radial-gradient(circle at 28% 34%, #6f7f9f 0 8%, transparent 8.4%),
      radial-gradient(ellipse 22% 46% at 28% 104%, #55637f 0 98%, transparent), linear-gradient(140deg, #2b3446, #11151d 75%);
  }
  &[data-picture='light'] {
    background: radial-gradient(circle at 28% 34%, #9a8f82 0 8%, transparent 8.4%),
      radial-gradient(ellipse 22% 46% at 28% 104%, #b7ab9c 0 98%, transparent), linear-gradient(140deg, #fbf8f2, #dcd5c8 75%);
  }
  & > div { display: contents; }
  & section { width: 100%; max-width: 25rem; }
  & [data-kind='lower-third'] { width: auto; justify-self: start; }
  & [data-kind='celebration'] { max-width: none; }
`;
const Bar = styled.div`
  display: flex;
  align-items: center;
  gap: var(--rostrum-space-1);
  & > h2 { margin: 0; margin-inline-end: auto; font-size: var(--rostrum-text-s); font-weight: 550; }
`;
const Stack = styled.div`
  display: grid;
  gap: var(--rostrum-space-2);
  min-width: 0;
`;

interface OverlayPreviewProps {
  /** `result`: as it ends. */
  readonly overlay: (result: boolean) => ShownOverlay;
  readonly labels: OverlayConsoleLabels;
}

/** What the audience would see, over a dark and over a light picture. Nothing in it can be pressed. */
export function OverlayPreview({ overlay, labels }: OverlayPreviewProps) {
  const [picture, setPicture] = useState<'dark' | 'light'>('dark');
  const [result, setResult] = useState(false);
  const shown = overlay(result);
  const kind = shown.content?.kind;
  const other = picture === 'dark' ? 'light' : 'dark';
  return (
    <Stack>
      <Bar>
        <h2>{labels.preview}</h2>
        {(kind === 'quiz' || kind === 'poll') && (
          <Button
            size="s" tone="quiet" icon={icons.chart} iconOnly={labels.showResult} aria-pressed={result} onClick={() => setResult(!result)}
          />
        )}
        <Button
          size="s" tone="quiet" icon={other === 'light' ? icons.sun : icons.moon} onClick={() => setPicture(other)}
          iconOnly={other === 'light' ? labels.lightPicture : labels.darkPicture}
        />
      </Bar>
      <Frame role="img" aria-label={labels.preview} data-picture={picture}>
        <div ref={keepOut}>
          {kind === 'celebration' ? <CelebrationOverlay overlay={shown} still /> : <OverlayOfKind overlay={shown} onAnswer={nothing} />}
        </div>
      </Frame>
    </Stack>
  );
}

const nothing = () => undefined;
/** React 18 does not know the attribute, and 19 wants it otherwise. */
const keepOut = (frame: HTMLDivElement | null) => frame?.setAttribute('inert', '');
