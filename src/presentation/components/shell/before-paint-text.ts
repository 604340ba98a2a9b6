import { LONGEST_SOURCE, SOURCE_NAME } from './order-source.ts';

/**
 * Apart from the component, so that the page's policy can name it by its hash: the remembered theme, and whether this
 * browser signed in (the cookie of session-hint-cookie.ts), so that the page shows no "sign in" to whoever did. And the link
 * that led here (order-source.ts), which whoever clicks on before the page is awake would lose.
 */
export const BEFORE_PAINT = `try{var r=document.documentElement.dataset;if(/(?:^|;\\s*)eventhub\\.signed-in=1(?:;|$)/.test(document.cookie))r.signedIn='';var t=localStorage.getItem('theme');if(t==='light'||t==='dark')r.theme=t;var s=new URLSearchParams(location.search).get('utm_source');if(s)sessionStorage.setItem('${SOURCE_NAME}',s.slice(0,${LONGEST_SOURCE}))}catch(e){}`;
