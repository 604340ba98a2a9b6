/** Which conversation this tab is in, so that it goes on after a page is loaded anew. What was said is on the server. */

const KEY = 'eventhub.chat';

/** `owner`: the account, or `visitor`. Another one's is forgotten. */
export function keptConversation(owner: string): string | null {
  try {
    const [whose, id] = (sessionStorage.getItem(KEY) ?? '').split(' ');
    if (id && whose === owner) return id;
    sessionStorage.removeItem(KEY);
  } catch {
    // Storage is off: the conversation lasts as long as the page does.
  }
  return null;
}

export function keepConversation(owner: string, id: string | null): void {
  try {
    if (id === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, `${owner} ${id}`);
  } catch {
    // As above.
  }
}
