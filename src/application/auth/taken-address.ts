import type { Clock } from '../ports.ts';
import type { Background, OutgoingMail, Users } from './ports.ts';

type Deps = { users: Users; outgoingMail: OutgoingMail; background: Background; clock: Clock };

const DAY_MS = 24 * 60 * 60 * 1000;

/** Somebody wanted an address that is an account's: its owner hears of it, once a day at most, and nobody waits for that. */
export function tellOwnerOfTakenAddress(d: Deps, email: string): void {
  d.background.run('telling the owner of a taken address', async () => {
    const owner = await d.users.findByLogin(email);
    const yesterday = new Date(d.clock.now().getTime() - DAY_MS);
    if (!owner || (await d.outgoingMail.wasQueued(owner.email, 'already-registered', yesterday))) return;
    await d.outgoingMail.queue({
      userId: owner.id,
      recipient: owner.email,
      locale: owner.locale,
      template: 'already-registered',
      payload: { name: owner.name, username: owner.username },
    });
  });
}
