/**
 * A cookie that says only that this browser signed in, readable by the page, beside the session that is not. It spares
 * every visitor who never did a question to the server on each page, and a 401 in their console.
 */
export const SIGNED_IN_HINT = 'eventhub.signed-in';

export const hasSignedInHint = () => document.cookie.split(/;\s*/).includes(`${SIGNED_IN_HINT}=1`);
