import { createHash } from 'node:crypto';
import { noModel, ollama } from '../infrastructure/assistant/ollama.ts';
import { turns } from '../infrastructure/assistant/turns.ts';
import { auditTrail } from '../infrastructure/audit/audit-trail.ts';
import { commonPasswords } from '../infrastructure/auth/common-passwords.ts';
import { endedSessions } from '../infrastructure/auth/ended-sessions.ts';
import { keyTexts } from '../infrastructure/auth/key-texts.ts';
import { linkTokens } from '../infrastructure/auth/link-tokens.ts';
import { rememberedKeys } from '../infrastructure/auth/live-keys.ts';
import { passkeyCeremonies } from '../infrastructure/auth/passkey-ceremonies.ts';
import { passwords } from '../infrastructure/auth/passwords.ts';
import { recoveryCodes } from '../infrastructure/auth/recovery-codes.ts';
import { secretBox } from '../infrastructure/auth/secret-box.ts';
import { tokens } from '../infrastructure/auth/tokens.ts';
import { totpCodes } from '../infrastructure/auth/totp-codes.ts';
import { background } from '../infrastructure/background.ts';
import { eventUrl } from '../infrastructure/calendar/event-url.ts';
import { writeCalendar } from '../infrastructure/calendar/write-calendar.ts';
import { confirmationCodes } from '../infrastructure/confirmation-codes.ts';
import { prisma } from '../infrastructure/db/prisma.ts';
import { readPool } from '../infrastructure/db/read-pool.ts';
import { pgSql, prismaSql } from '../infrastructure/db/sql.ts';
import { env } from '../infrastructure/env.ts';
import { recordedEvents } from '../infrastructure/events/recorded-events.ts';
import { newId } from '../infrastructure/ids.ts';
import { logger } from '../infrastructure/logger.ts';
import { optOuts } from '../infrastructure/mail/opt-outs.ts';
import { outgoingMail } from '../infrastructure/mail/outgoing-mail.ts';
import { unsubscribeLinks } from '../infrastructure/mail/unsubscribe-links.ts';
import { troubles } from '../infrastructure/operations/troubles.ts';
import { processWide } from '../infrastructure/process-wide.ts';
import { rruleRecurrence } from '../infrastructure/recurrence/rrule.ts';
import { apiKeyReads, readLiveKey, touchKey } from '../infrastructure/repositories/access/api-keys.ts';
import { accessReads } from '../infrastructure/repositories/access/people.ts';
import { accounts } from '../infrastructure/repositories/accounts/accounts.ts';
import { linkedAccounts } from '../infrastructure/repositories/accounts/linked-accounts.ts';
import { oneTimeLinks } from '../infrastructure/repositories/accounts/one-time-links.ts';
import { passkeys } from '../infrastructure/repositories/accounts/passkeys.ts';
import { personalData } from '../infrastructure/repositories/accounts/personal-data.ts';
import { codeAttempts, secondFactors } from '../infrastructure/repositories/accounts/second-factors.ts';
import { sessions } from '../infrastructure/repositories/accounts/sessions.ts';
import { users } from '../infrastructure/repositories/accounts/users.ts';
import { attendeeExport } from '../infrastructure/repositories/attendees/attendee-export.ts';
import { messageReads } from '../infrastructure/repositories/attendees/attendee-messages.ts';
import { attendeeReads } from '../infrastructure/repositories/attendees/attendees.ts';
import { boxOffice } from '../infrastructure/repositories/attendees/box-office.ts';
import { auditReads } from '../infrastructure/repositories/audit-reads.ts';
import { conversations } from '../infrastructure/repositories/conversations.ts';
import { dashboardReads } from '../infrastructure/repositories/dashboard-reads.ts';
import { eventDiscovery } from '../infrastructure/repositories/events/event-discovery.ts';
import { eventNumberReads } from '../infrastructure/repositories/events/event-numbers.ts';
import { eventReads } from '../infrastructure/repositories/events/event-reads.ts';
import { publicationReads } from '../infrastructure/repositories/events/publications.ts';
import { seriesReads } from '../infrastructure/repositories/events/series-reads.ts';
import { mailReads } from '../infrastructure/repositories/mail/mail-reads.ts';
import { importReads } from '../infrastructure/repositories/tasks/imports.ts';
import { jobQueues as jobQueueTables } from '../infrastructure/repositories/tasks/job-queues.ts';
import { longTaskReads } from '../infrastructure/repositories/tasks/long-task-reads.ts';
import { checkInReads } from '../infrastructure/repositories/tickets/check-in-reads.ts';
import { orderReads } from '../infrastructure/repositories/tickets/order-reads.ts';
import { ticketKeys } from '../infrastructure/repositories/tickets/ticket-keys.ts';
import { ticketReads } from '../infrastructure/repositories/tickets/ticket-reads.ts';
import { transferReads } from '../infrastructure/repositories/tickets/transfers.ts';
import { transactions } from '../infrastructure/repositories/transaction.ts';
import { webhookReads } from '../infrastructure/repositories/webhooks/webhook-reads.ts';
import { salesPool } from '../infrastructure/sales/pool.ts';
import { salesQueue } from '../infrastructure/sales/sales-queue.ts';
import { shopSettings } from '../infrastructure/shop-settings.ts';
import { googleWallet } from '../infrastructure/tickets/google-wallet.ts';
import { ticketPrinter } from '../infrastructure/tickets/ticket-printer.ts';
import { pictureEncoder } from '../infrastructure/uploads/encode-picture.ts';
import { pictureStore } from '../infrastructure/uploads/picture-store.ts';
import { webhookAddresses } from '../infrastructure/webhooks/private-addresses.ts';
import { webhookSecrets } from '../infrastructure/webhooks/secrets.ts';

/** Questions that are looked up at once, of eight connections for all who read; those that wait, and those of one caller. */
const LOOK_UPS = { atOnce: 2, waiting: 64, ofOneKey: 32 };

/** Infrastructure under the names that use cases ask for in their ports.ts. */
export const deps = processWide('deps', () => {
  const clock = { now: () => new Date() };
  const shop = () => shopSettings().known();
  const shopName = () => shop().name;
  const { WALLETS: wallets, OLLAMA: model } = env();
  return {
    clock,
    shop,
    log: logger(),
    ids: { next: newId },
    events: eventReads(),
    discovery: eventDiscovery,
    series: seriesReads(),
    recurrence: rruleRecurrence,
    tickets: ticketReads(prisma),
    checkIns: checkInReads(),
    attendees: attendeeReads(),
    messages: messageReads(),
    attendeeExport: attendeeExport(readPool),
    boxOffice: boxOffice(prisma),
    eventNumbers: eventNumberReads(),
    dashboard: dashboardReads(),
    troubles: troubles((text, values) => pgSql(readPool())(text, values), env()),
    transfers: transferReads(prisma),
    codes: confirmationCodes,
    users: users(prisma),
    sessions: sessions(prisma, recordedEvents.publish),
    endedSessions: endedSessions(),
    oneTimeLinks: oneTimeLinks(prisma),
    links: linkTokens(env().APP_URL),
    outgoingMail: outgoingMail(prisma),
    mailReads: mailReads(prisma),
    longTasks: longTaskReads(prisma, readPool),
    publications: publicationReads((text, values) => pgSql(readPool())(text, values)),
    imports: importReads((text, values) => pgSql(readPool())(text, values)),
    webhookReads: webhookReads(prisma),
    webhookAddresses: webhookAddresses(env().WEBHOOKS_PRIVATE),
    webhookSecrets: webhookSecrets(secretBox(env().AUTH_SECRET, 'webhook')),
    optOuts: optOuts((text, values) => prismaSql(prisma())(text, values)),
    unsubscribeLinks: unsubscribeLinks(env().AUTH_SECRET, env().APP_URL),
    background: background(),
    commonPasswords,
    orders: orderReads(prisma),
    audit: auditTrail(prisma, env().AUTH_SECRET),
    auditReads: auditReads(prisma),
    accounts: accounts(prisma, recordedEvents.publish),
    accessReads: accessReads(prisma),
    jobQueues: jobQueueTables(prisma),
    apiKeyReads: apiKeyReads(prisma),
    keyTexts: keyTexts(env().AUTH_SECRET),
    liveKeys: rememberedKeys({
      read: readLiveKey(prisma),
      touch: touchKey(prisma),
      onFailure: (err, keyId) => logger().warn({ err, keyId }, 'a key in use could not be marked as used'),
    }),
    personalData: personalData(prisma),
    transaction: transactions(prisma, recordedEvents.publish),
    passwords: passwords(),
    tokens: tokens(env().AUTH_SECRET),
    adminSecondFactor: env().ADMIN_SECOND_FACTOR,
    secondFactors: secondFactors(prisma),
    codeAttempts: codeAttempts(prisma),
    totpCodes: totpCodes(secretBox(env().AUTH_SECRET, 'totp'), logger(), shopName),
    recoveryCodes,
    pictureEncoder: pictureEncoder(),
    pictureStore: pictureStore(env().PICTURES),
    printer: ticketPrinter(shopName),
    applePass: wallets.apple,
    googleWallet: wallets.google && googleWallet(wallets.google, shopName),
    writeCalendar,
    eventUrl: eventUrl(env().APP_URL),
    ticketKeys: ticketKeys(prisma, secretBox(env().AUTH_SECRET, 'ticket-key')),
    linkedAccounts: linkedAccounts(prisma),
    passkeys: passkeys(prisma),
    ceremonies: passkeyCeremonies(env().APP_URL, shopName),
    conversations: conversations(prisma),
    model: model ? ollama({ ...model, log: logger() }) : noModel,
    lookUps: turns(LOOK_UPS),
    salesQueue: salesQueue({ pool: salesPool(), clock, onRecorded: recordedEvents.publish }),
    hashBody: (body: unknown) => createHash('sha256').update(JSON.stringify(body)).digest(),
  };
})();
