import { useState } from 'react';

/** How many have come since the tab with this key was last in sight. `total` only grows by news. */
export function useUnread(total: number, inSight: boolean): number {
  const [seen, setSeen] = useState(total);
  if (seen !== total && (inSight || total < seen)) setSeen(total);
  return inSight ? 0 : Math.max(0, total - seen);
}
