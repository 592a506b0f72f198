import { LiveRoom } from './live-room';
import { talk } from './talk';

/** A server component: the room below it is rendered here too, and becomes alive in the browser. */
export default function Page() {
  return <LiveRoom welcome={talk.description} />;
}
