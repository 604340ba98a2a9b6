export type Role = 'USER' | 'ADMIN';

export type User = {
  id: string;
  username: string;
  email: string;
  name: string;
  passwordHash: string;
  role: Role;
  locale: string;
  createdAt: Date;
};

/** Whoever asks: nobody known, or a signed-in user. */
export type SignedIn = {
  kind: 'user';
  id: string;
  username: string;
  email: string;
  role: Role;
  sessionId: string;
};
export type Actor = { kind: 'anonymous' } | SignedIn;

export const ANONYMOUS: Actor = { kind: 'anonymous' };
