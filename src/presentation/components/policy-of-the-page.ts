/** What libraries must know of the page's content security policy. Once per document, before they do anything. */
declare global {
  var __webpack_nonce__: string | undefined;
  var __zod_globalConfig: object | undefined;
}

if (typeof document !== 'undefined') {
  // Radix writes a style of its own while a menu or dialog is open. Pages that are kept have no nonce, and need none.
  globalThis.__webpack_nonce__ ??= document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  // zod tries whether it may make code of texts. It may not, and the attempt alone is a breach.
  globalThis.__zod_globalConfig = Object.assign(globalThis.__zod_globalConfig ?? {}, { jitless: true });
}

export {};
