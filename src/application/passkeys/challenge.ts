/** As long as somebody may take to find their key. */
export const CHALLENGE_MS = 5 * 60 * 1000;
