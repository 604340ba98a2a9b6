/**
 * Radix writes a style of its own while a menu or dialog is open, and takes the nonce for it from here. Pages that are
 * kept have none, and need none.
 */
declare global {
  var __webpack_nonce__: string | undefined;
}

if (typeof document !== 'undefined') {
  globalThis.__webpack_nonce__ ??= document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
}

export {};
