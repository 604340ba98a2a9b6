import { randomUUID } from 'node:crypto';
import { eventHub } from './client';

/** Registers somebody, finds them something to go to, and buys a ticket. @returns its confirmation code */
export async function buyFirstTicket(baseUrl: string, username: string): Promise<string> {
  let token: string | undefined;
  const api = eventHub(baseUrl, () => token);

  const person = { username, email: `${username}@example.com`, password: 'seven quiet tram stops', name: 'Ana Lima' };
  const registered = await api.POST('/api/auth/register', { body: person });
  if (registered.error) throw new Error(registered.error.detail);
  token = registered.data.token;

  const { data: events } = await api.GET('/api/events', { params: { query: { available: 'true', size: 1 } } });
  const [event] = events?.content ?? [];
  if (!event) throw new Error('Nothing is on sale.');

  const bought = await api.POST('/api/tickets/purchase', {
    // Sent again with the same key, it would get the same answer, and no second ticket.
    params: { header: { 'Idempotency-Key': randomUUID() } },
    body: { eventId: event.id, participantName: person.name, participantEmail: person.email },
  });
  if (bought.error) {
    const { code, detail } = bought.error;
    throw new Error(code === 'INSUFFICIENT_CAPACITY' ? 'Sold out meanwhile.' : detail);
  }
  return bought.data.confirmationCode;
}
