'use client';

const script = `try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

/** Sets the remembered theme before the first paint. Without one, `color-scheme` follows the system. */
export function ThemeScript() {
  return (
    <script
      // In the browser React would warn of a script that it does not run; the server's has run by then.
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      suppressHydrationWarning
    >
      {script}
    </script>
  );
}
