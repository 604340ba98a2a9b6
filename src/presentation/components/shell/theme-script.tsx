'use client';

import { THEME_SCRIPT } from './theme-script-text';

/** Sets the remembered theme before the first paint. Without one, `color-scheme` follows the system. */
export function ThemeScript() {
  return (
    <script
      // In the browser React would warn of a script that it does not run; the server's has run by then.
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      suppressHydrationWarning
    >
      {THEME_SCRIPT}
    </script>
  );
}
