'use client';
import { AttendeeView, LiveEventProvider, RostrumTheme } from '@rostrum/react';
import { useEffect, useState } from 'react';
import { rehearse } from './rehearsal';

/** The room of one attendee, and a button that makes the scripted host act. */
export function LiveRoom({ welcome }: { readonly welcome: string }) {
  const [rehearsal, setRehearsal] = useState(rehearse);
  useEffect(() => {
    // React may leave and come back, as it does in Strict Mode, and what has ended does not begin again.
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the event begins and ends with the component
    if (rehearsal.isOver()) return setRehearsal(rehearse());
    rehearsal.begin();
    return () => rehearsal.end();
  }, [rehearsal]);
  return (
    <LiveEventProvider {...rehearsal.parts}>
      <RostrumTheme style={{ height: '100dvh' }}>
        <AttendeeView
          head={<span>{welcome}</span>}
          dock={<button type="button" onClick={() => rehearsal.hostActs()}>Let the host act</button>}
        />
      </RostrumTheme>
    </LiveEventProvider>
  );
}
