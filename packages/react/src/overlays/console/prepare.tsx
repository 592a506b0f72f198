import { useEffect, useRef, type FormEvent } from 'react';
import type { OverlaysLabels } from '../../labels/index.js';
import { Button } from '../../shared/button.js';
import * as icons from '../../shared/icons.js';
import { Notice } from '../../shared/notice.js';
import { PanelFoot, Quiet } from '../../shared/panel.js';
import { styled } from '../../shared/styled.js';
import { KindFields } from './kind-fields.js';
import { KindPicker } from './kind-picker.js';
import { OverlayPreview } from './overlay-preview.js';
import { previewOverlay } from './preview-content.js';
import type { OverlayConsoleState } from './use-overlay-console.js';
import type { OverlayForm } from './use-overlay-form.js';
import type { SearchProducts } from './use-product-search.js';

const Form = styled.form`
  display: flex;
  flex-direction: column;
  flex: 1;
  min-height: 0;
`;
const Scroll = styled.div`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  padding: var(--rostrum-space-4);
`;
/** The preview beside the fields where there is room, and below them in a sidebar. */
const Columns = styled.div`
  display: grid;
  gap: var(--rostrum-space-5);
  align-items: start;
  & > div { display: grid; gap: var(--rostrum-space-4); min-width: 0; }
  @container (min-width: 46rem) {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    & > div:last-child { position: sticky; top: 0; }
  }
`;
const Foot = styled(PanelFoot)`
  display: grid;
  gap: var(--rostrum-space-3);
`;
const Actions = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: flex-end;
  gap: var(--rostrum-space-2);
  & > [role='status'] { margin-inline-end: auto; }
`;

interface PrepareProps {
  readonly form: OverlayForm;
  readonly overlays: OverlayConsoleState;
  readonly labels: OverlaysLabels;
  readonly products: SearchProducts | undefined;
}

/** One form a kind, what it will look like, and the two things to do with it: keep it, or send it. */
export function Prepare({ form, overlays, labels, products }: PrepareProps) {
  const words = labels.console;
  const element = useRef<HTMLFormElement>(null);
  const { kind, values, editing, tries, saved } = form;
  useEffect(() => {
    if (tries > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);

  const save = async () => {
    const content = form.submit();
    if (content && (await overlays.save(content, editing))) form.done('saved');
  };
  const send = async (pressed: FormEvent) => {
    pressed.preventDefault();
    if (!overlays.live) return save();
    const content = form.submit();
    if (content && (await overlays.send({ content })) && editing === undefined) form.done('sent');
  };
  return (
    <Form ref={element} noValidate onSubmit={(pressed) => void send(pressed)}>
      <Scroll>
        <Columns>
          <div>
            <KindPicker value={kind} labels={labels} onChoose={form.choose} />
            <KindFields form={form} celebration={words.celebrationText} products={products} />
          </div>
          <div><OverlayPreview key={kind} labels={words} overlay={(result) => previewOverlay(kind, values, words, result)} /></div>
        </Columns>
      </Scroll>
      <Foot>
        {!overlays.live && <Notice icon={icons.clock} tone="accent">{words.notLive}</Notice>}
        <Actions>
          <Quiet role="status">{saved && words.saved}</Quiet>
          {editing !== undefined && <Button tone="quiet" onClick={form.clear}>{words.cancelChanges}</Button>}
          <Button busy={overlays.saving} onClick={() => void save()}>
            {editing === undefined ? words.saveDraft : words.saveChanges}
          </Button>
          {overlays.live && (
            <Button type="submit" tone="accent" icon={icons.send} busy={overlays.sending}>
              {overlays.active ? words.replace : words.send}
            </Button>
          )}
        </Actions>
      </Foot>
    </Form>
  );
}
