/** Sets the remembered theme before the first paint. Without one, `color-scheme` follows the system. */
export function ThemeScript() {
  const script = `try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;
  return <script dangerouslySetInnerHTML={{ __html: script }} />;
}
