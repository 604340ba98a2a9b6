import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '@/presentation/http/answers/reply';

const settings = vi.hoisted(() => ({ APP_URL: '', AUTH_SECRET: 'a-secret-for-the-tests-only-0123456789' }));
vi.mock('@/composition', () => ({ platform: { env: () => settings }, queries: {} }));

afterEach(() => vi.resetModules());

async function cookiesAt(url: string) {
  settings.APP_URL = url;
  vi.resetModules();
  const { SESSION_COOKIE } = await import('@/presentation/session-cookie');
  const { signedIn } = await import('@/presentation/http/refresh-cookie');
  const access = { token: 't', username: 'ana', role: 'USER' } as const;
  const { headers } = signedIn({ access, refreshToken: 'a'.repeat(43), sessionId: 's' }) as Reply<unknown>;
  return { session: SESSION_COOKIE, refresh: headers['set-cookie'] ?? '' };
}

describe('cookies that let somebody in', () => {
  it('can be set by https and from this host alone, where the shop is reached by https', async () => {
    const { session, refresh } = await cookiesAt('https://shop.example');
    expect(session).toMatch(/^__Host-/);
    expect(refresh).toMatch(/^__Secure-.*; Path=\/api\/auth; HttpOnly; SameSite=Lax; .*Secure$/);
    expect(refresh).not.toMatch(/domain/i);
    expect(readFileSync('src/proxy.ts', 'utf8')).toContain(`'${session}'`);
  });

  it('work without https on one’s own machine', async () => {
    const { session, refresh } = await cookiesAt('http://localhost:3000');
    expect(session).toBe('eventhub.session');
    expect(refresh).not.toContain('Secure');
  });
});
