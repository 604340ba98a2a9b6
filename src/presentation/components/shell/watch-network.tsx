'use client';

import { WATCH_NETWORK } from './watch-network-text';

export function WatchNetwork() {
  return (
    <script
      // In the browser React would warn of a script that it does not run; the server's has run by then.
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      suppressHydrationWarning
    >
      {WATCH_NETWORK}
    </script>
  );
}
