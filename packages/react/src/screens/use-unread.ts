import { useEffect, useRef, useState } from 'react';

/** How many have come since the tab with this key was last in sight. `total` only grows by news. */
export function useUnread(total: number, inSight: boolean): number {
  const seen = useRef(total);
  const [unread, setUnread] = useState(0);
  useEffect(() => {
    if (inSight || total < seen.current) seen.current = total;
    setUnread(total - seen.current);
  }, [total, inSight]);
  return unread;
}
