'use client';

import { useEffect, useState } from 'react';
import { keptTexts } from '../../kept-input';
import { useKeptInput } from '../../use-kept-input';

const keptToken = keptTexts(['token']);

/**
 * The secret of a mailed link, which leaves the address bar at once: neither the history nor whoever looks over a
 * shoulder keeps it. Changing the language carries it along.
 */
export function useLinkToken(form: string, fromAddress: string | undefined): string | undefined {
  const [token, setToken] = useState(fromAddress);
  useKeptInput({
    form,
    owner: null,
    read: () => (token ? { token } : null),
    parse: keptToken,
    restore: (kept) => setToken(kept.token),
  });
  useEffect(() => {
    if (window.location.search) window.history.replaceState(null, '', window.location.pathname);
  }, []);
  return token;
}
