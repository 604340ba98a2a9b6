/**
 * A cookie that says only that this browser signed in, readable by the page, beside the session that is not. It spares
 * every visitor who never did a question to the server on each page, and a 401 in their console.
 */
export const SESSION_HINT_COOKIE = 'eventhub.signed-in';

export const hasSessionHint = () => document.cookie.split(/;\s*/).includes(`${SESSION_HINT_COOKIE}=1`);
