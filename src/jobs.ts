import { randomUUID } from 'node:crypto';
import { deliverMessage } from './application/attendee-messages/deliver-message.ts';
import { sendMessageTask } from './application/attendee-messages/send-message.task.ts';
import { exportAttendeesTask } from './application/attendees/export-attendees.task.ts';
import { indexAttendeesJob } from './application/attendees/index-attendees.job.ts';
import { indexAttendees } from './application/attendees/index-attendees.ts';
import { runExport } from './application/attendees/run-export.ts';
import { purgeJob } from './application/housekeeping/purge.job.ts';
import { purge } from './application/housekeeping/purge.ts';
import { importEventsTask } from './application/imports/import-events.task.ts';
import { IMPORT_COLUMNS } from './application/imports/parse-import-row.ts';
import { previewImportTask } from './application/imports/preview-import.task.ts';
import { previewImport, runImport } from './application/imports/run-import.ts';
import { type Runnable, runnable } from './application/jobs/job.ts';
import { failLostTasksJob } from './application/long-tasks/fail-lost-tasks.job.ts';
import { failLostTasks } from './application/long-tasks/fail-lost-tasks.ts';
import { runnableTask } from './application/long-tasks/run-task.ts';
import { attachmentsOf } from './application/mail/attachments.ts';
import { sendMailJob } from './application/mail/send-mail.job.ts';
import { sendMail } from './application/mail/send-mail.ts';
import { takeUpLostMailsJob } from './application/mail/take-up-lost-mails.job.ts';
import { takeUpLostMails } from './application/mail/take-up-lost-mails.ts';
import { confirmOrderJob } from './application/notifications/confirm-order.job.ts';
import { confirmOrder } from './application/notifications/confirm-order.ts';
import { remindJob } from './application/notifications/remind.job.ts';
import { remind } from './application/notifications/remind.ts';
import { tellOfCancelledEventJob } from './application/notifications/tell-of-cancelled-event.job.ts';
import { tellOfCancelledEvent } from './application/notifications/tell-of-cancelled-event.ts';
import { tellOfCancelledTicketJob } from './application/notifications/tell-of-cancelled-ticket.job.ts';
import { tellOfCancelledTicket } from './application/notifications/tell-of-cancelled-ticket.ts';
import { tellOfChangeJob } from './application/notifications/tell-of-change.job.ts';
import { tellOfChange } from './application/notifications/tell-of-change.ts';
import { tellOfTransferJob } from './application/notifications/tell-of-transfer.job.ts';
import { tellOfTransfer } from './application/notifications/tell-of-transfer.ts';
import { tellOfWithdrawnOfferJob } from './application/notifications/tell-of-withdrawn-offer.job.ts';
import { tellOfWithdrawnOffer } from './application/notifications/tell-of-withdrawn-offer.ts';
import { welcomeJob } from './application/notifications/welcome.job.ts';
import { welcome } from './application/notifications/welcome.ts';
import { sweepPicturesJob } from './application/pictures/sweep-pictures.job.ts';
import { sweepPictures } from './application/pictures/sweep-pictures.ts';
import { publishPlannedJob } from './application/publications/publish-planned.job.ts';
import { publishPlanned } from './application/publications/publish-planned.ts';
import { ticketFiles } from './application/tickets/ticket-files.ts';
import { deliverCall } from './application/webhooks/deliver-call.ts';
import { secretBox } from './infrastructure/auth/secret-box.ts';
import { eventUrl } from './infrastructure/calendar/event-url.ts';
import { writeCalendar } from './infrastructure/calendar/write-calendar.ts';
import { createPool } from './infrastructure/db/pool.ts';
import { prisma } from './infrastructure/db/prisma.ts';
import { pgSql } from './infrastructure/db/sql.ts';
import { env } from './infrastructure/env.ts';
import { newId } from './infrastructure/ids.ts';
import { importReader } from './infrastructure/import/import-reader.ts';
import { logger } from './infrastructure/logger.ts';
import { drafts } from './infrastructure/mail/drafts.ts';
import { handedOver, settleKilledRuns } from './infrastructure/mail/handed-over.ts';
import { optOuts } from './infrastructure/mail/opt-outs.ts';
import { outbox } from './infrastructure/mail/outbox.ts';
import { smtpSettings } from './infrastructure/mail/smtp-settings.ts';
import { smtpTransport } from './infrastructure/mail/smtp-transport.ts';
import { unaskedMail, unlimitedMail } from './infrastructure/mail/unasked-mail.ts';
import { unsubscribeLinks } from './infrastructure/mail/unsubscribe-links.ts';
import type { Report } from './infrastructure/metrics/figures.ts';
import { purgeExpired } from './infrastructure/purge.ts';
import { attendeeExport } from './infrastructure/repositories/attendees/attendee-export.ts';
import { attendeeIndex } from './infrastructure/repositories/attendees/attendee-index.ts';
import { messageDelivery } from './infrastructure/repositories/attendees/attendee-messages.ts';
import { publicationReads } from './infrastructure/repositories/events/publications.ts';
import {
  eventChanges,
  heldTickets,
  mailedAccounts,
  mailedSales,
  mailedTransfers,
} from './infrastructure/repositories/mail/mailed-sales.ts';
import { pictureUses } from './infrastructure/repositories/picture-uses.ts';
import { importFiles } from './infrastructure/repositories/tasks/imports.ts';
import { taskRuns } from './infrastructure/repositories/tasks/task-runs.ts';
import { ticketKeys } from './infrastructure/repositories/tickets/ticket-keys.ts';
import { ticketReads } from './infrastructure/repositories/tickets/ticket-reads.ts';
import { transactions } from './infrastructure/repositories/transaction.ts';
import { shopName } from './infrastructure/shop-settings.ts';
import { tableWriters } from './infrastructure/tables/table-writers.ts';
import { ticketPrinter } from './infrastructure/tickets/ticket-printer.ts';
import { pictureStore } from './infrastructure/uploads/picture-store.ts';
import { webhookCaller } from './infrastructure/webhooks/caller.ts';
import { webhookCalls } from './infrastructure/webhooks/calls.ts';
import { type RunningWebhooks, runWebhooks } from './infrastructure/webhooks/run-webhooks.ts';
import { letterWords } from './presentation/mail/letter-words';

/** For the jobs' own statements. */
const CONNECTIONS = 4;

type Pool = ReturnType<typeof createPool>;

/** What a process runs: the jobs, the queue of the mails where they are sent, and what has to be done before them. */
export type Jobs = {
  runnables: Runnable[];
  mailQueue: string | null;
  prepare: () => Promise<void>;
  /** Begins to call webhooks. */
  startWebhooks: () => RunningWebhooks;
};

/**
 * Joins the jobs to what they need. A new one is two files, its definition and its handler, and a line here. `tell` hears
 * what became of each mail.
 */
export function jobs(tell: (report: Report) => void = () => {}): Jobs {
  const clock = { now: () => new Date() };
  const pool = createPool(env().DATABASE_URL, CONNECTIONS, 'eventhub-jobs');
  const deps = {
    clock,
    sales: mailedSales(pool),
    accounts: mailedAccounts(pool),
    transfers: mailedTransfers(pool),
    eventChanges: eventChanges(pool),
    drafts: drafts(pool),
    taskRuns: taskRuns(pool),
    ids: { next: newId },
    publications: publicationReads(pgSql(pool)),
    // Who shows events follows the log: this thread has no pages of its own.
    transaction: transactions(prisma, () => undefined),
    importFiles: importFiles(pool),
    importReader: importReader(env().DATABASE_DIRECT_URL, IMPORT_COLUMNS),
    attendeeExport: attendeeExport(() => pool),
    tables: tableWriters,
    log: logger(),
  };
  const sending = sendingOf(pool, tell);
  const startWebhooks = () => runWebhooks({ pool, tell, deliver: deliverCall(webhooksOf(pool, deps)) });
  const runnables = [
    runnable(
      purgeJob,
      purge({ clock, purgeExpired: (now) => purgeExpired(pgSql(pool), now, env().AUDIT_DAYS ?? null) }),
    ),
    runnable(confirmOrderJob, confirmOrder(deps)),
    runnable(tellOfCancelledTicketJob, tellOfCancelledTicket(deps)),
    runnable(tellOfCancelledEventJob, tellOfCancelledEvent(deps)),
    runnable(tellOfChangeJob, tellOfChange(deps)),
    runnable(tellOfTransferJob, tellOfTransfer(deps)),
    runnable(tellOfWithdrawnOfferJob, tellOfWithdrawnOffer(deps)),
    runnable(welcomeJob, welcome(deps)),
    runnable(remindJob, remind(deps)),
    runnable(indexAttendeesJob, indexAttendees({ attendeeIndex: attendeeIndex(pool) })),
    runnable(failLostTasksJob, failLostTasks(deps)),
    runnable(publishPlannedJob, publishPlanned(deps)),
    runnable(
      sweepPicturesJob,
      sweepPictures({ clock, pictureStore: pictureStore(env().PICTURES), pictureUses: pictureUses(pgSql(pool)) }),
    ),
    ...longTasks(runnableTask(deps), { ...deps, messages: messageDelivery(pool) }),
  ];
  // Without a server the mails wait where admins read them.
  if (!sending) return { runnables, mailQueue: null, prepare: async () => {}, startWebhooks };
  return {
    runnables: [...runnables, ...sending.runnables],
    mailQueue: sendMailJob.name,
    prepare: sending.prepare,
    startWebhooks,
  };
}

/** The long tasks, a line a kind: `run(importEventsTask, importEvents(deps))`. */
const longTasks = (
  run: ReturnType<typeof runnableTask>,
  deps: Parameters<typeof runImport>[0] & Parameters<typeof deliverMessage>[0] & Parameters<typeof runExport>[0],
): Runnable[] => [
  run(previewImportTask, previewImport(deps)),
  run(importEventsTask, runImport(deps)),
  run(sendMessageTask, deliverMessage(deps)),
  run(exportAttendeesTask, runExport(deps)),
];

function webhooksOf(pool: Pool, deps: Pick<Parameters<typeof deliverCall>[0], 'clock' | 'drafts'>) {
  const { AUTH_SECRET, WEBHOOKS_PRIVATE } = env();
  return {
    ...deps,
    random: Math.random,
    webhookCalls: webhookCalls(pool),
    webhookCaller: webhookCaller({ box: secretBox(AUTH_SECRET, 'webhook'), allowsPrivate: WEBHOOKS_PRIVATE }),
  };
}

function sendingOf(pool: Pool, tell: (report: Report) => void): Pick<Jobs, 'runnables' | 'prepare'> | null {
  const { SMTP_URL, MAIL_FROM, MAIL_PDF, APP_URL, AUTH_SECRET, SIGN_IN_SERVICES, RATE_LIMITS } = env();
  if (!SMTP_URL) return null;
  const sender = randomUUID();
  const { mark, forget } = handedOver(sender);
  const shop = shopName(pgSql(pool));
  const clock = { now: () => new Date() };
  const mails = outbox(pool, sender, forget);
  const held = heldTickets(pool);
  const settings = smtpSettings(SMTP_URL);
  const transport = smtpTransport({ settings, from: MAIL_FROM, shop, onHandedOver: mark, onFailed: forget });
  const send = sendMail({
    clock,
    outbox: mails,
    heldTickets: held,
    words: letterWords({ appUrl: APP_URL, services: SIGN_IN_SERVICES, shop }),
    attachmentsOf: attachmentsOf({
      hasPdf: MAIL_PDF,
      heldTickets: held,
      ticketFiles: ticketFiles({
        tickets: ticketReads(prisma),
        ticketKeys: ticketKeys(prisma, secretBox(AUTH_SECRET, 'ticket-key')),
        printer: ticketPrinter(shop),
        writeCalendar,
        eventUrl: eventUrl(APP_URL),
      }),
    }),
    transport: {
      async send(message) {
        const delivery = await transport.send(message);
        tell({ kind: 'mail', outcome: delivery.outcome });
        return delivery;
      },
    },
    optOuts: optOuts(pgSql(pool)),
    unsubscribeLinks: unsubscribeLinks(AUTH_SECRET, APP_URL),
    unaskedMail: RATE_LIMITS ? unaskedMail(pool, AUTH_SECRET) : unlimitedMail,
  });
  return {
    runnables: [runnable(sendMailJob, send), runnable(takeUpLostMailsJob, takeUpLostMails({ clock, outbox: mails }))],
    prepare: () => settleKilledRuns(pool, sender),
  };
}
