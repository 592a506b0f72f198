/**
 * What a developer's editor says of the public API: compiled, never run, with the types of React 19 by this package and
 * with those of React 18 by testing/react-18.
 */
import { createRef, type ReactElement } from 'react';
import { expectTypeOf } from 'vitest';
import type { LiveEvent } from '@rostrum/core/client';
import {
  AttendeeView, en, HandButton, HandQueue, LiveEventProvider, ModerationMenu, RosterList, RostrumTheme, StageView, useChat, useHand,
  useHandQueue, useLiveEvent, type HandStatus, type Labels, type ListedPerson, type OwnHand, type QueuedHand,
} from '@rostrum/react';
import { useHand as handOfSubpath } from '@rostrum/react/hands';

declare const event: LiveEvent;
declare const person: ListedPerson;

export const provider = [
  <LiveEventProvider key="1" event={event} labels={en}>Here</LiveEventProvider>,
  <LiveEventProvider key="2" event={event} chat={undefined} />,
  // @ts-expect-error -- an event there must be
  <LiveEventProvider key="3" />,
  // @ts-expect-error -- no feature of this name
  <LiveEventProvider key="4" event={event} poll={undefined} />,
  // Some of the words, inside a group too.
  <LiveEventProvider key="5" event={event} labels={{ hands: { raise: 'Me!' }, overlays: { console: { title: 'Tables' } } }} />,
  // @ts-expect-error -- there is no such word
  <LiveEventProvider key="6" event={event} labels={{ overlays: { console: { titel: 'Tables' } } }} />,
];

export const element = [
  // The rest of the root's props, and its ref.
  <HandButton key="1" ref={createRef<HTMLDivElement>()} className="mine" style={{ order: 1 }} id="hand" data-anything="" />,
  <StageView key="2" ref={createRef<HTMLElement>()} aria-label="Us" onClick={() => undefined} />,
  <RostrumTheme key="3" theme="dark" lang="en">Here</RostrumTheme>,
  // @ts-expect-error -- what is in it is its own
  <HandButton key="4">Here</HandButton>,
  // @ts-expect-error -- no such theme
  <RostrumTheme key="5" theme="sepia" />,
];

export const own = [
  // Some of the words, and none that do not exist.
  <HandButton key="1" labels={{ raise: 'Me!' }} />,
  // @ts-expect-error -- there is no such word
  <HandButton key="2" labels={{ rise: 'Me!' }} />,
  // Another root: an element, or a function of its props and the state.
  <HandButton key="3" render={<article />} />,
  <HandButton key="4" render={(props, { status }) => <article {...props} hidden={expectTypeOf(status).toEqualTypeOf<HandStatus>()} />} />,
];

export const particular = [
  <ModerationMenu key="1" person={person} />,
  // @ts-expect-error -- whom?
  <ModerationMenu key="2" />,
  <RosterList key="3" actions={(each) => <b>{each.name}</b>} />,
  <AttendeeView key="4" defaultTab="questions" />,
  // @ts-expect-error -- not for the audience
  <AttendeeView key="5" defaultTab="audit" />,
  <HandQueue key="6" />,
] satisfies readonly ReactElement[];

export function Hooks() {
  expectTypeOf(useHand()).toEqualTypeOf<OwnHand>();
  expectTypeOf(handOfSubpath).toEqualTypeOf(useHand);
  expectTypeOf(useHand().raise).toEqualTypeOf<(question?: string) => Promise<boolean>>();
  expectTypeOf(useHandQueue().hands).toEqualTypeOf<readonly QueuedHand[]>();
  expectTypeOf(useChat().room).toEqualTypeOf<'connecting' | 'connected' | 'reconnecting' | 'closed'>();
  // What is selected is what one gets.
  expectTypeOf(useLiveEvent(({ view }) => view.count?.people)).toEqualTypeOf<number | undefined>();
}

/** A third language is one object, and it is complete. */
export const third: Labels = { ...en, locale: 'pt' };
// @ts-expect-error -- all the rest
export const incomplete: Labels = { locale: 'pt' };
