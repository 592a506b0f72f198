import type { StageLabels } from '../labels/index.js';
import * as icons from '../shared/icons.js';
import type { IconShape } from '../shared/icons.js';
import { Menu, type MenuItem } from '../shared/menu.js';
import { styled } from '../shared/styled.js';
import type { StageLayoutName } from './arrange.js';

const OnPicture = styled.div`
  & > button { background: rgb(8 10 14 / 0.78); color: var(--rostrum-on-stage); border-color: rgb(255 255 255 / 0.2); }
  & > button:hover { background: rgb(40 44 52 / 0.9); }
`;
const iconOf: Readonly<Record<StageLayoutName, IconShape>> = {
  grid: icons.grid, speaker: icons.speakerLayout, 'picture-in-picture': icons.pictureInPicture,
};

interface LayoutMenuProps {
  /** What is shown now. */
  readonly layout: StageLayoutName;
  /** What the reader has chosen; undefined for what suits best. */
  readonly preferred: StageLayoutName | undefined;
  /** Two are on the stage, so that one may be in the other's corner. */
  readonly two: boolean;
  readonly labels: StageLabels;
  onPrefer(layout: StageLayoutName | undefined): void;
}

/** The choice of the layout. */
export function LayoutMenu({ layout, preferred, two, labels, onPrefer }: LayoutMenuProps) {
  const item = (key: StageLayoutName, label: string): MenuItem => ({
    key, label, icon: iconOf[key], checked: preferred === key, onChoose: () => onPrefer(key),
  });
  const items: MenuItem[] = [
    { key: 'auto', label: labels.autoLayout, checked: preferred === undefined, onChoose: () => onPrefer(undefined) },
    item('grid', labels.grid),
    item('speaker', labels.speaker),
  ];
  if (two) items.push(item('picture-in-picture', labels.pictureInPicture));
  return <OnPicture><Menu size="s" icon={iconOf[layout]} label={labels.layout} items={items} /></OnPicture>;
}
