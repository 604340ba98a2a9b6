'use client';

import { BEFORE_PAINT } from './before-paint-text';

/** Sets what the first paint depends on. Without a remembered theme, `color-scheme` follows the system. */
export function BeforePaint() {
  return (
    <script
      // In the browser React would warn of a script that it does not run; the server's has run by then.
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      suppressHydrationWarning
    >
      {BEFORE_PAINT}
    </script>
  );
}
