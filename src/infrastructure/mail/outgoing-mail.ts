import type { OutgoingMail, QueuedMail } from '../../application/auth/ports.ts';
import type { Database } from '../db/prisma.ts';
import { newId } from '../ids.ts';
import { keptRequestId } from '../request-context.ts';
import { tellDeveloper } from './tell-developer.ts';

export const mailRow = (mail: QueuedMail) => ({ id: newId(), ...mail, requestId: keptRequestId() });

/** Mails wait in a table until something sends them; an admin can read them there. */
export const outgoingMail = (database: () => Database): OutgoingMail => ({
  async queue(mail) {
    await database().outgoingMail.create({ data: mailRow(mail) });
    tellDeveloper(mail);
  },

  async wasQueued(recipient, template, since) {
    const found = await database().outgoingMail.findFirst({
      // Every status by name: the index begins with it.
      where: { status: { in: ['QUEUED', 'SENT', 'FAILED'] }, createdAt: { gt: since }, recipient, template },
      select: { id: true },
    });
    return found !== null;
  },
});
