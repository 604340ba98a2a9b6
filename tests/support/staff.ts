import { randomUUID } from 'node:crypto';
import type { EventRole, Scope } from '@/domain/user';
import { keyTexts } from '@/infrastructure/auth/key-texts';
import { tokens } from '@/infrastructure/auth/tokens';
import { env } from '@/infrastructure/env';
import { type Person, person } from './api.ts';
import { testDatabase } from './database.ts';

/** People with a role in one event, and programs with a key. */

export async function giveEventRole({ id }: Pick<Person, 'id'>, role: EventRole, eventId: string): Promise<void> {
  await testDatabase().query('INSERT INTO event_staff (user_id, event_id, role) VALUES ($1, $2, $3)', [
    id,
    eventId,
    role,
  ]);
}

/** As somebody who signed in after they had got the role. */
export async function staffOf(role: EventRole, eventId: string, options?: { password: string }): Promise<Person> {
  const who = await person('USER', options);
  await giveEventRole(who, role, eventId);
  const { id: userId, email, username, sessionId } = who;
  const claims = { userId, email, username, role: 'USER', sessionId, isStrong: false, isStaff: true } as const;
  return { ...who, token: tokens(env().AUTH_SECRET).signAccess(claims) };
}

/** `owner`, calling with a key of theirs. */
export async function keyOf(owner: Person, scopes: readonly Scope[], expiresAt = '2100-01-01'): Promise<Person> {
  const texts = keyTexts(env().AUTH_SECRET);
  const key = texts.next();
  await testDatabase().query(
    `INSERT INTO api_key (id, user_id, name, prefix, hash, scopes, created_at, expires_at)
     VALUES ($1, $2, 'A program', $3, $4, $5, '2020-01-01', $6)`,
    [randomUUID(), owner.id, texts.prefixOf(key), texts.hash(key), scopes, expiresAt],
  );
  return { ...owner, token: key };
}
