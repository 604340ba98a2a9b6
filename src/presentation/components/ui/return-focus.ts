'use client';

import { type RefObject, useRef } from 'react';

/** How long what a dialog did may take to show: a row that goes, and the button in it that had the focus. */
const WATCHED_MS = 5_000;

/** A menu is gone once something is chosen from it; its button stays. */
function openerOf(element: Element | null): HTMLElement | null {
  const button = element?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const opener = button ? document.getElementById(button) : element;
  return opener instanceof HTMLElement && opener !== document.body ? opener : null;
}

const isLost = () => document.activeElement === null || document.activeElement === document.body;

/** Where nothing else has the focus, the page's own content takes it: the next Tab begins there and not at the top. */
function toContent() {
  if (isLost()) document.getElementById('content')?.focus({ preventScroll: true });
}

/** Called by what is about to take away the element that has the focus. */
export function catchLostFocus() {
  toContent();
  // No event tells that the focused element was taken out of the page.
  const watch = new MutationObserver(toContent);
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), WATCHED_MS);
}

function giveBack(opener: HTMLElement | null) {
  if (opener?.isConnected) opener.focus();
  catchLostFocus();
}

/** For a dialog without a trigger of its own: whoever had the focus when it opened has it again when it closes. */
export function useReturnFocus(opener?: RefObject<HTMLElement | null>) {
  const from = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: () => {
      from.current = opener?.current ?? openerOf(document.activeElement);
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      giveBack(from.current);
    },
  };
}
