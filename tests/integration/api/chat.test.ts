import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConversationDto, ConversationSummaryDto } from '@/application/conversations/schema';
import type { PersonalDataDto } from '@/application/privacy/schema';
import type { Person } from '../../support/api.ts';
import { ollamaServer } from '../../support/ollama.ts';

const ollama = await ollamaServer();
process.env.OLLAMA_HOST = ollama.url;
// The app reads its settings when it is first loaded.
const { browserCookie, call, createEvent, ORIGIN, person, refused } = await import('../../support/api.ts');
const { testDatabase } = await import('../../support/database.ts');
const { purgeExpired } = await import('@/infrastructure/purge');
const { prisma } = await import('@/infrastructure/db/prisma');
const { prismaSql } = await import('@/infrastructure/db/sql');

afterAll(() => ollama.close());
beforeEach(() => {
  Object.assign(ollama.temper, { say: () => ['There is ', 'something on.'], breakAfter: null, tokenMs: 0 });
});

const db = testDatabase();
type Asked = Parameters<typeof call>[2];
type AskOptions = { cookie?: string; as?: Person; conversationId?: string };
type Told = { name: string; data: Record<string, unknown> };

const eventsOf = (text: string): Told[] =>
  [...text.matchAll(/^event: (\w+)\ndata: (.+)$/gm)].map(([, name = '', data = '']) => ({
    name,
    data: JSON.parse(data),
  }));
const wordsOf = (told: Told[]) => told.flatMap(({ name, data }) => (name === 'token' ? [data.text] : [])).join('');

async function ask(message: string, { cookie, as, ...body }: AskOptions = {}) {
  const { status, headers, text } = await call('POST', '/api/chat', {
    as,
    json: { message, ...body },
    headers: cookie ? { cookie } : {},
  });
  expect(status, text).toBe(200);
  const told = eventsOf(text);
  const conversationId = String(told[0]?.data.conversationId);
  return {
    told,
    words: wordsOf(told),
    conversationId,
    headers,
    cookie: headers.get('set-cookie')?.split(';')[0] ?? cookie ?? '',
  };
}

const list = async (sent: Asked) => (await call<ConversationSummaryDto[]>('GET', '/api/chat/conversations', sent)).body;

describe('a question', () => {
  it('is answered as a stream that nobody holds back: sources, words, the end', async () => {
    const admin = await person('ADMIN');
    const event = await createEvent(admin, { name: 'Glassblowing for Beginners', price: 35 });
    const { told, headers } = await ask('Tell me about Glassblowing for Beginners');
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store, no-transform');
    expect(told.map(({ name }) => name).filter((name, at, all) => all.indexOf(name) === at)).toEqual([
      'start',
      'sources',
      'token',
      'done',
    ]);
    expect(told[1]?.data.events).toMatchObject([{ id: event.id, slug: event.slug, price: 35 }]);
    expect(told.at(-1)?.data).toMatchObject({ by: 'model', reason: null });
    expect(JSON.stringify(ollama.asked.at(-1)?.messages)).toContain('Glassblowing for Beginners');
  });

  it('is answered by our own sentences where the model breaks off', async () => {
    ollama.temper.breakAfter = { tokens: 0, by: 'error' };
    const { told, words } = await ask('What is on?');
    expect(told.at(-1)?.data).toMatchObject({ by: 'built-in', reason: 'failed' });
    expect(words.trim()).not.toBe('');
  });

  it.each([
    ['nothing', { message: '  ' }, 'message'],
    ['too much', { message: 'x'.repeat(1_001) }, 'message'],
    ['what shows nothing', { message: '\u200b' }, 'message'],
    ['another language', { message: 'x', locale: 'de' }, 'locale'],
  ])('is refused where it is %s', async (_, json, field) => {
    const { body } = await refused('VALIDATION_ERROR', 'POST', '/api/chat', { json });
    expect(body.errors).toMatchObject([{ field }]);
  });

  it('goes with its conversation, of which the model is told', async () => {
    const first = await ask('Is there jazz?');
    const second = await ask('and the cheapest?', { cookie: first.cookie, conversationId: first.conversationId });
    expect(second.conversationId).toBe(first.conversationId);
    expect(JSON.stringify(ollama.asked.at(-1)?.messages)).toContain('Is there jazz?');
    const [kept] = await list({ headers: { cookie: first.cookie } });
    expect(kept).toMatchObject({ id: first.conversationId, firstQuestion: 'Is there jazz?', turns: 2 });
  });
});

describe('a conversation', () => {
  it('that nobody has is not found', async () => {
    for (const conversationId of ['mine', randomUUID()]) {
      await refused('RESOURCE_NOT_FOUND', 'POST', '/api/chat', { json: { message: 'and?', conversationId } });
    }
    await refused('RESOURCE_NOT_FOUND', 'GET', '/api/chat/conversations/mine');
  });

  it('of a visitor belongs to the cookie of the first answer, and to nobody else', async () => {
    const { cookie, conversationId, words, headers } = await ask('What is on?');
    expect(headers.get('set-cookie')).toMatch(
      /^eventhub\.visitor=[\w-]{43}; Path=\/api\/chat; HttpOnly; SameSite=Lax$/,
    );
    const path = `/api/chat/conversations/${conversationId}`;
    const mine = await call<ConversationDto>('GET', path, { headers: { cookie } });
    expect(mine.body.turns).toMatchObject([{ question: 'What is on?', answer: words, by: 'model' }]);

    const stranger = (await ask('Hello')).cookie;
    for (const sent of [{}, { headers: { cookie: stranger } }, { as: await person() }, { as: await person('ADMIN') }]) {
      await refused('RESOURCE_NOT_FOUND', 'GET', path, sent);
      await refused('RESOURCE_NOT_FOUND', 'DELETE', path, sent);
      await refused('RESOURCE_NOT_FOUND', 'POST', '/api/chat', { ...sent, json: { message: 'and?', conversationId } });
    }
    expect(await list({})).toEqual([]);
    // The second answer keeps the cookie that there is.
    expect((await ask('More', { cookie })).headers.get('set-cookie')).toBeNull();
  });

  it('of an account is found by it wherever it signs in, and goes when it says so', async () => {
    const ana = await person();
    const { conversationId, headers } = await ask('Where are my tickets?', { as: ana });
    expect(headers.get('set-cookie')).toBeNull();
    const cookie = await browserCookie(ana);
    expect(await list({ headers: { cookie } })).toMatchObject([{ id: conversationId }]);
    const path = `/api/chat/conversations/${conversationId}`;
    // A page of somebody else's cannot delete it.
    await refused('FORBIDDEN', 'DELETE', path, { headers: { cookie, origin: 'https://elsewhere.example' } });
    expect((await call('DELETE', path, { headers: { cookie, origin: ORIGIN } })).status).toBe(204);
    await refused('RESOURCE_NOT_FOUND', 'GET', path, { as: ana });
    const { rows } = await db.query('SELECT FROM conversation_turn WHERE conversation_id = $1', [conversationId]);
    expect(rows).toEqual([]);
  });

  it('keeps every turn of questions that are asked at the same moment', async () => {
    const { cookie, conversationId } = await ask('First');
    await Promise.all(Array.from({ length: 3 }, (_, n) => ask(`Question ${n}`, { cookie, conversationId })));
    const { body } = await call<ConversationDto>('GET', `/api/chat/conversations/${conversationId}`, {
      headers: { cookie },
    });
    expect(body.turns.map(({ question }) => question).sort()).toEqual([
      'First',
      'Question 0',
      'Question 1',
      'Question 2',
    ]);
  });

  it('is part of what an account gets of itself, and goes with it', async () => {
    const ana = await person('USER', { password: 'open sesame 42' });
    await ask('Where are my tickets?', { as: ana });
    const { body } = await call<PersonalDataDto>('GET', '/api/auth/me/export', { as: ana });
    expect(body.conversations).toMatchObject([{ turns: [{ question: 'Where are my tickets?' }] }]);
    await call('DELETE', '/api/auth/me', { as: ana, json: { password: 'open sesame 42' } });
    expect((await db.query('SELECT FROM conversation WHERE user_id = $1', [ana.id])).rows).toEqual([]);
    // What is still being answered then is kept for nobody.
    await expect(
      db.query(`INSERT INTO conversation (id, user_id, locale) VALUES ($1, $2, 'en')`, [randomUUID(), ana.id]),
    ).rejects.toThrow('was deleted');
  });

  it('goes a month after its last question', async () => {
    const old = await ask('Long ago');
    const recent = await ask('Just now');
    await db.query(`UPDATE conversation SET updated_at = now() - interval '31 days' WHERE id = $1`, [
      old.conversationId,
    ]);
    const purged = await purgeExpired(prismaSql(prisma()), new Date());
    expect(purged).toMatchObject({ conversations: 1, visitorsConversations: 0 });
    expect(await list({ headers: { cookie: old.cookie } })).toEqual([]);
    expect(await list({ headers: { cookie: recent.cookie } })).toHaveLength(1);
  });
});

describe('a draft', () => {
  it('is written for an admin, and nothing is saved', async () => {
    ollama.temper.say = () => ['Three bands ', 'on a meadow.'];
    const admin = await person('ADMIN');
    const json = { task: 'write', locale: 'en', name: 'Jazz', text: 'three bands, meadow' };
    const { text, status } = await call('POST', '/api/chat/drafts', { as: admin, json });
    expect(status).toBe(200);
    expect(wordsOf(eventsOf(text))).toBe('Three bands on a meadow.');
    expect(eventsOf(text).at(-1)?.name).toBe('done');
    await refused('FORBIDDEN', 'POST', '/api/chat/drafts', { as: await person(), json });
  });
});

it('says whether a model answers', async () => {
  await vi.waitFor(async () => expect((await call('GET', '/api/chat')).body).toEqual({ model: 'ready' }));
});
