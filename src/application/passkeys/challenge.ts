/** As long as somebody may take to find their key. */
const CHALLENGE_MS = 5 * 60 * 1000;

export const challengeEnd = (now: Date): Date => new Date(now.getTime() + CHALLENGE_MS);
