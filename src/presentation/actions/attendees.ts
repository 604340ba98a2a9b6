'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { deskSaleSchema, exportSchema, renameTicketSchema } from '@/application/attendees/schema';
import { undoCheckInSchema } from '@/application/check-in/schema';
import { offerTransferSchema } from '@/application/transfers/schema';
import { useCases } from '@/composition';
import { exportHeadings } from '../export-headings';
import { limits } from '../http/contracts/limits';
import { action } from './action';

// What whoever runs an event does for those who come to it. `refresh` shows the order and the list as they are then.

const ticket = { ticketId: z.string() };

export const checkInAttendee = action(
  z.strictObject({ confirmationCode: z.string(), eventId: z.string() }),
  async ({ actor, input }) => {
    try {
      await useCases.checkIn(actor, { ...input, eventId: input.eventId.toLowerCase() });
    } finally {
      // Refused, too: the list is an old one.
      refresh();
    }
  },
  limits.checkIn,
);

export const undoAttendeeCheckIn = action(
  undoCheckInSchema.extend(ticket),
  async ({ actor, input: { ticketId, reason } }) => {
    await useCases.undoCheckIn(actor, ticketId, { reason });
    refresh();
  },
  limits.checkIn,
);

export const renameTicket = action(renameTicketSchema, async ({ actor, input }) => {
  await useCases.renameTicket(actor, input);
  refresh();
});

export const cancelAttendeeTicket = action(z.strictObject(ticket), async ({ actor, input: { ticketId } }) => {
  await useCases.cancelTicket(actor, ticketId);
  refresh();
});

export const mailTicket = action(
  z.strictObject(ticket),
  async ({ actor, input: { ticketId } }) => {
    await useCases.mailTicket(actor, ticketId);
    refresh();
  },
  limits.mail,
);

export const offerForHolder = action(
  offerTransferSchema.pick({ email: true }).extend(ticket),
  async ({ actor, input: { ticketId, email } }) => {
    await useCases.offerForHolder(actor, ticketId, { email });
    refresh();
  },
  limits.transfer,
);

export const takeBackForHolder = action(z.strictObject(ticket), async ({ actor, input: { ticketId } }) => {
  await useCases.takeBackForHolder(actor, ticketId);
  refresh();
});

export const sellAtDesk = action(
  deskSaleSchema,
  async ({ actor, input }) => {
    const sold = await useCases.sellAtDesk(actor, input);
    refresh();
    return sold;
  },
  limits.checkIn,
);

export const exportAttendees = action(exportSchema, async ({ actor, input: { eventId, locale, ...asked } }) => {
  await useCases.exportAttendees(actor, { ...asked, eventId: eventId ?? null, headings: exportHeadings(locale) });
  refresh();
});
