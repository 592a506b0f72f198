import type { ComponentPropsWithoutRef } from 'react';
import type { PartialLabels } from '../labels/index.js';
import type { Renderable } from './rendered.js';

type Tag = 'div' | 'section' | 'button' | 'ul' | 'nav' | 'header';

/** What every component takes: the rest of its root element's props, another root, its own words. */
export type PartProps<Root extends Tag, Words = object, State = object> = Omit<
  ComponentPropsWithoutRef<Root>,
  'children'
> &
  Renderable<State> & {
    /** Other words for this one component; the rest stay the provider's. */
    readonly labels?: PartialLabels<Words> | undefined;
  };
