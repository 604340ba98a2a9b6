import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { acceptInvitation } from './application/access/accept-invitation.ts';
import { changeEventRoles } from './application/access/change-event-roles.ts';
import { changeRole } from './application/access/change-role.ts';
import { endSessionsOf } from './application/access/end-sessions-of.ts';
import { invite, revokeInvitation } from './application/access/invite.ts';
import { offeredInvitation, openInvitations, people, personAccess } from './application/access/queries.ts';
import { findInAdmin } from './application/admin-search/queries.ts';
import { endApiKey } from './application/api-keys/end-api-key.ts';
import { makeApiKey } from './application/api-keys/make-api-key.ts';
import { actorOfApiKey, apiKeys } from './application/api-keys/queries.ts';
import { findFacts } from './application/assistant/find-facts.ts';
import { messagesOf, readMessage } from './application/attendee-messages/queries.ts';
import { deleteMessage, saveMessage } from './application/attendee-messages/save-message.ts';
import { sendMessage, stopMessage } from './application/attendee-messages/send-message.ts';
import { exportAttendees } from './application/attendees/export-attendees.ts';
import { mailTicket } from './application/attendees/mail-ticket.ts';
import { orderRecord } from './application/attendees/order-record.ts';
import { allAttendees, attendeesByName, eventAttendees } from './application/attendees/queries.ts';
import { renameTicket } from './application/attendees/rename-ticket.ts';
import { sellAtDesk } from './application/attendees/sell-at-desk.ts';
import { auditPage } from './application/audit/audit-page.ts';
import { auditLog } from './application/audit/queries.ts';
import { changeLanguage } from './application/auth/change-language.ts';
import { changePassword } from './application/auth/change-password.ts';
import { confirmEmail } from './application/auth/confirm-email.ts';
import { confirmIdentity } from './application/auth/confirm-identity.ts';
import { login, loginInBrowser } from './application/auth/login.ts';
import { logout } from './application/auth/logout.ts';
import { actorOfSession, actorOfToken, me, myAccount, mySessions } from './application/auth/queries.ts';
import { refresh } from './application/auth/refresh.ts';
import { register, registerInBrowser } from './application/auth/register.ts';
import { requestEmailChange } from './application/auth/request-email-change.ts';
import { requestPasswordReset } from './application/auth/request-password-reset.ts';
import { requestVerification } from './application/auth/request-verification.ts';
import { resetPassword } from './application/auth/reset-password.ts';
import { revokeSession } from './application/auth/revoke-session.ts';
import { revokeAllSessions, revokeOtherSessions } from './application/auth/revoke-sessions.ts';
import { updateProfile } from './application/auth/update-profile.ts';
import { eventCalendar } from './application/calendar/event-calendar.ts';
import { listCalendar } from './application/calendar/list-calendar.ts';
import { checkInTicket } from './application/check-in/check-in-ticket.ts';
import { checkInCounts, checkInList } from './application/check-in/queries.ts';
import { undoCheckIn } from './application/check-in/undo-check-in.ts';
import { ask } from './application/conversations/ask.ts';
import { draftDescription } from './application/conversations/draft-description.ts';
import { forgetConversation } from './application/conversations/forget-conversation.ts';
import { assistantState, myConversations, readConversation } from './application/conversations/queries.ts';
import { dashboard } from './application/dashboard/queries.ts';
import { eventNumbers } from './application/event-numbers/queries.ts';
import { changedTags } from './application/events/answer-tags.ts';
import { cancelEvent } from './application/events/cancel-event.ts';
import { createEvent } from './application/events/create-event.ts';
import { deleteEvent } from './application/events/delete-event.ts';
import { countEvents, suggestEvents } from './application/events/discovery.ts';
import { duplicateEvent } from './application/events/duplicate-event.ts';
import { managedEvents, publicationOf } from './application/events/managed-events.ts';
import {
  availability,
  getEvent,
  listEvents,
  searchEvents,
  soldTicketTypes,
  upcomingEvents,
} from './application/events/queries.ts';
import { updateEvent } from './application/events/update-event.ts';
import { beginImport } from './application/imports/begin-import.ts';
import { confirmImport } from './application/imports/confirm-import.ts';
import { getImport } from './application/imports/queries.ts';
import { jobQueues } from './application/job-queues/queries.ts';
import { discardJob, retryAllJobs, retryJob } from './application/job-queues/retry-failed-jobs.ts';
import { beginLinking, linkAccount } from './application/linked-accounts/link-account.ts';
import { myLinkedAccounts } from './application/linked-accounts/queries.ts';
import { signInByService } from './application/linked-accounts/sign-in-by-service.ts';
import { unlinkAccount } from './application/linked-accounts/unlink-account.ts';
import { cancelTask, dismissTask } from './application/long-tasks/cancel-task.ts';
import { getTask, myTasks, taskFile } from './application/long-tasks/queries.ts';
import { mailHealth, readMail, writtenMail } from './application/mail/queries.ts';
import { readMailLink } from './application/mail/read-mail-link.ts';
import { resendConfirmation } from './application/mail/resend-confirmation.ts';
import { resendMail, retryFailedMail } from './application/mail/resend-mail.ts';
import { unsubscribe } from './application/mail/unsubscribe.ts';
import { isFull } from './application/orders/admission.ts';
import { placeOrder } from './application/orders/place-order.ts';
import { getOrder, myOrders } from './application/orders/queries.ts';
import { addPasskey } from './application/passkeys/add-passkey.ts';
import { beginPasskey } from './application/passkeys/begin-passkey.ts';
import { myPasskeys } from './application/passkeys/queries.ts';
import { removePasskey } from './application/passkeys/remove-passkey.ts';
import { renamePasskey } from './application/passkeys/rename-passkey.ts';
import {
  beginPasskeySignIn,
  signInWithPasskey,
  signInWithPasskeyInBrowser,
} from './application/passkeys/sign-in-with-passkey.ts';
import { storePicture } from './application/pictures/store-picture.ts';
import { deleteAccount } from './application/privacy/delete-account.ts';
import { exportMyData } from './application/privacy/export-my-data.ts';
import { planPublication } from './application/publications/plan-publication.ts';
import { beginTotp } from './application/second-factor/begin-totp.ts';
import { secondFactorAtSignIn } from './application/second-factor/check-at-sign-in.ts';
import { confirmTotp } from './application/second-factor/confirm-totp.ts';
import { mySecondFactor } from './application/second-factor/queries.ts';
import { removeTotp } from './application/second-factor/remove-totp.ts';
import { renewRecoveryCodes } from './application/second-factor/renew-recovery-codes.ts';
import { strengthenSession } from './application/second-factor/strengthen-session.ts';
import { addDates } from './application/series/add-dates.ts';
import { changeSeries } from './application/series/change-series.ts';
import {
  getSeries,
  listSeries,
  previewMoreDates,
  previewRule,
  previewSeriesChange,
  seriesOfEdited,
  seriesOfEvent,
  seriesPage,
} from './application/series/queries.ts';
import { repeatEvent } from './application/series/repeat-event.ts';
import { restoreDate } from './application/series/restore-date.ts';
import { setSeats } from './application/series/set-seats.ts';
import { saveShop } from './application/shop/save-shop.ts';
import { createTicketType } from './application/ticket-types/create-ticket-type.ts';
import { deleteTicketType } from './application/ticket-types/delete-ticket-type.ts';
import { ticketTypes } from './application/ticket-types/queries.ts';
import { updateTicketType } from './application/ticket-types/update-ticket-type.ts';
import { cancelTicket } from './application/tickets/cancel-ticket.ts';
import { eventTickets, getTicket, myTickets } from './application/tickets/queries.ts';
import { ticketCalendar, ticketFiles, ticketPdf, ticketSheets } from './application/tickets/ticket-files.ts';
import { ticketPass, ticketWallets } from './application/tickets/ticket-wallets.ts';
import { acceptTransfer } from './application/transfers/accept-transfer.ts';
import { offerForHolder, offerTransfer } from './application/transfers/offer-transfer.ts';
import { offeredTicket } from './application/transfers/queries.ts';
import { takeBackForHolder, takeBackTransfer } from './application/transfers/take-back-transfer.ts';
import {
  deleteWebhook,
  enableWebhook,
  replaceWebhookSecret,
  replayFailedCalls,
  testWebhook,
  updateWebhook,
} from './application/webhooks/change-webhook.ts';
import { createWebhook } from './application/webhooks/create-webhook.ts';
import { listWebhooks, readCall, readWebhook } from './application/webhooks/queries.ts';
import { replayCall } from './application/webhooks/replay-call.ts';
import { noModel, ollama } from './infrastructure/assistant/ollama.ts';
import { turns } from './infrastructure/assistant/turns.ts';
import { auditTrail } from './infrastructure/audit/audit-trail.ts';
import { commonPasswords } from './infrastructure/auth/common-passwords.ts';
import { endedSessions } from './infrastructure/auth/ended-sessions.ts';
import { keyTexts } from './infrastructure/auth/key-texts.ts';
import { linkTokens } from './infrastructure/auth/link-tokens.ts';
import { rememberedKeys } from './infrastructure/auth/live-keys.ts';
import { passkeyCeremonies } from './infrastructure/auth/passkey-ceremonies.ts';
import { passwords } from './infrastructure/auth/passwords.ts';
import { recoveryCodes } from './infrastructure/auth/recovery-codes.ts';
import { secretBox } from './infrastructure/auth/secret-box.ts';
import { tokens } from './infrastructure/auth/tokens.ts';
import { totpCodes } from './infrastructure/auth/totp-codes.ts';
import { background } from './infrastructure/background.ts';
import { answerCache, LONGEST_AGE_MS, noAnswerCache } from './infrastructure/cache/answer-cache.ts';
import { keptTogether } from './infrastructure/cache/kept-together.ts';
import { readyAnswer } from './infrastructure/cache/ready-answer.ts';
import { sharedAnswers } from './infrastructure/cache/shared-answers.ts';
import { eventUrl } from './infrastructure/calendar/event-url.ts';
import { writeCalendar } from './infrastructure/calendar/write-calendar.ts';
import { confirmationCodes } from './infrastructure/confirmation-codes.ts';
import { catalogueLagMs } from './infrastructure/db/catalogue-pool.ts';
import { asAppError, failureCode } from './infrastructure/db/failures.ts';
import { prisma } from './infrastructure/db/prisma.ts';
import { readPool } from './infrastructure/db/read-pool.ts';
import { readiness } from './infrastructure/db/readiness.ts';
import { pgSql, prismaSql } from './infrastructure/db/sql.ts';
import { env } from './infrastructure/env.ts';
import { recordedEvents } from './infrastructure/events/recorded-events.ts';
import { helpTexts } from './infrastructure/help-texts.ts';
import { asCaller } from './infrastructure/limits/caller.ts';
import { rateCounters } from './infrastructure/limits/rate-counters.ts';
import { warnings } from './infrastructure/log-sampling.ts';
import { logger } from './infrastructure/logger.ts';
import { optOuts } from './infrastructure/mail/opt-outs.ts';
import { outgoingMail } from './infrastructure/mail/outgoing-mail.ts';
import { unsubscribeLinks } from './infrastructure/mail/unsubscribe-links.ts';
import { metricsText, metricsType } from './infrastructure/metrics/all-processes.ts';
import { figures } from './infrastructure/metrics/figures.ts';
import { troubles } from './infrastructure/operations/troubles.ts';
import { pictures } from './infrastructure/pictures/pictures.ts';
import { processWide } from './infrastructure/process-wide.ts';
import { rruleRecurrence } from './infrastructure/recurrence/rrule.ts';
import { accounts } from './infrastructure/repositories/accounts.ts';
import { apiKeyReads, readLiveKey, touchKey } from './infrastructure/repositories/api-keys.ts';
import { attendeeExport } from './infrastructure/repositories/attendee-export.ts';
import { messageReads } from './infrastructure/repositories/attendee-messages.ts';
import { attendeeReads } from './infrastructure/repositories/attendees.ts';
import { auditReads } from './infrastructure/repositories/audit-reads.ts';
import { boxOffice } from './infrastructure/repositories/box-office.ts';
import { checkInReads } from './infrastructure/repositories/check-in-reads.ts';
import { conversations } from './infrastructure/repositories/conversations.ts';
import { dashboardReads } from './infrastructure/repositories/dashboard-reads.ts';
import { eventDiscovery } from './infrastructure/repositories/event-discovery.ts';
import { eventNumberReads } from './infrastructure/repositories/event-numbers.ts';
import { eventReads } from './infrastructure/repositories/event-reads.ts';
import { importReads } from './infrastructure/repositories/imports.ts';
import { jobQueues as jobQueueTables } from './infrastructure/repositories/job-queues.ts';
import { linkedAccounts } from './infrastructure/repositories/linked-accounts.ts';
import { longTaskReads } from './infrastructure/repositories/long-task-reads.ts';
import { mailReads } from './infrastructure/repositories/mail-reads.ts';
import { oneTimeLinks } from './infrastructure/repositories/one-time-links.ts';
import { orderReads } from './infrastructure/repositories/order-reads.ts';
import { passkeys } from './infrastructure/repositories/passkeys.ts';
import { accessReads } from './infrastructure/repositories/people.ts';
import { personalData } from './infrastructure/repositories/personal-data.ts';
import { publicationReads } from './infrastructure/repositories/publications.ts';
import { codeAttempts, secondFactors } from './infrastructure/repositories/second-factors.ts';
import { seriesReads } from './infrastructure/repositories/series-reads.ts';
import { sessions } from './infrastructure/repositories/sessions.ts';
import { sitemapReads } from './infrastructure/repositories/sitemap-reads.ts';
import { ticketKeys } from './infrastructure/repositories/ticket-keys.ts';
import { ticketReads } from './infrastructure/repositories/ticket-reads.ts';
import { transactions } from './infrastructure/repositories/transaction.ts';
import { transferReads } from './infrastructure/repositories/transfers.ts';
import { users } from './infrastructure/repositories/users.ts';
import { webhookReads } from './infrastructure/repositories/webhook-reads.ts';
import { inRequest } from './infrastructure/request-context.ts';
import { salesPool } from './infrastructure/sales/pool.ts';
import { salesQueue } from './infrastructure/sales/sales-queue.ts';
import { shopSettings } from './infrastructure/shop-settings.ts';
import { tableWriters } from './infrastructure/tables/table-writers.ts';
import { googleWallet } from './infrastructure/tickets/google-wallet.ts';
import { ticketPrinter } from './infrastructure/tickets/ticket-printer.ts';
import { nameRequest } from './infrastructure/tracing/spans.ts';
import { pictureEncoder } from './infrastructure/uploads/encode-picture.ts';
import { pictureStore } from './infrastructure/uploads/picture-store.ts';
import { webhookAddresses } from './infrastructure/webhooks/private-addresses.ts';
import { webhookSecrets } from './infrastructure/webhooks/secrets.ts';

/** Questions that are looked up at once, of eight connections for all who read; those that wait, and those of one caller. */
const LOOK_UPS = { atOnce: 2, waiting: 64, ofOneKey: 32 };

/** The only place that joins use cases to infrastructure. */
const deps = processWide('deps', () => {
  const clock = { now: () => new Date() };
  const { WALLETS: wallets, OLLAMA: model } = env();
  return {
    clock,
    log: logger(),
    ids: { next: () => uuidv7() },
    events: eventReads(),
    discovery: eventDiscovery,
    series: seriesReads(),
    recurrence: rruleRecurrence,
    tickets: ticketReads(prisma),
    checkIns: checkInReads(),
    attendees: attendeeReads(),
    messages: messageReads(),
    attendeeExport: attendeeExport(),
    tables: tableWriters,
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
    longTasks: longTaskReads(prisma),
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
    totpCodes: totpCodes(secretBox(env().AUTH_SECRET, 'totp'), logger()),
    recoveryCodes,
    pictureEncoder: pictureEncoder(),
    pictureStore: pictureStore(env().PICTURES),
    printer: ticketPrinter(),
    applePass: wallets.apple,
    googleWallet: wallets.google && googleWallet(wallets.google),
    writeCalendar,
    eventUrl: eventUrl(env().APP_URL),
    ticketKeys: ticketKeys(prisma, secretBox(env().AUTH_SECRET, 'ticket-key')),
    linkedAccounts: linkedAccounts(prisma),
    passkeys: passkeys(prisma),
    ceremonies: passkeyCeremonies(env().APP_URL),
    conversations: conversations(prisma),
    model: model ? ollama({ ...model, log: logger() }) : noModel,
    lookUps: turns(LOOK_UPS),
    salesQueue: salesQueue({ pool: salesPool(), clock, onRecorded: recordedEvents.publish }),
    hashBody: (body: unknown) => createHash('sha256').update(JSON.stringify(body)).digest(),
  };
})();
const files = ticketFiles(deps);

export const useCases = {
  createEvent: createEvent(deps),
  updateEvent: updateEvent(deps),
  deleteEvent: deleteEvent(deps),
  cancelEvent: cancelEvent(deps),
  repeatEvent: repeatEvent(deps),
  addDates: addDates(deps),
  restoreDate: restoreDate(deps),
  changeSeries: changeSeries(deps),
  setSeats: setSeats(deps),
  saveShop: saveShop(deps),
  createTicketType: createTicketType(deps),
  updateTicketType: updateTicketType(deps),
  deleteTicketType: deleteTicketType(deps),
  placeOrder: placeOrder(deps),
  cancelTicket: cancelTicket(deps),
  checkIn: checkInTicket(deps),
  undoCheckIn: undoCheckIn(deps),
  offerTransfer: offerTransfer(deps),
  takeBackTransfer: takeBackTransfer(deps),
  offerForHolder: offerForHolder(deps),
  takeBackForHolder: takeBackForHolder(deps),
  renameTicket: renameTicket(deps),
  mailTicket: mailTicket(deps),
  sellAtDesk: sellAtDesk(deps),
  saveMessage: saveMessage(deps),
  deleteMessage: deleteMessage(deps),
  sendMessage: sendMessage(deps),
  stopMessage: stopMessage(deps),
  acceptTransfer: acceptTransfer(deps),
  register: register(deps),
  registerInBrowser: registerInBrowser(deps),
  login: login({ ...deps, secondFactor: secondFactorAtSignIn(deps) }),
  loginInBrowser: loginInBrowser({ ...deps, secondFactor: secondFactorAtSignIn(deps) }),
  refresh: refresh(deps),
  logout: logout(deps),
  revokeSession: revokeSession(deps),
  revokeOtherSessions: revokeOtherSessions(deps),
  revokeAllSessions: revokeAllSessions(deps),
  updateProfile: updateProfile(deps),
  confirmIdentity: confirmIdentity(deps),
  changePassword: changePassword(deps),
  requestPasswordReset: requestPasswordReset(deps),
  resetPassword: resetPassword(deps),
  requestEmailChange: requestEmailChange(deps),
  requestVerification: requestVerification(deps),
  confirmEmail: confirmEmail(deps),
  changeLanguage: changeLanguage(deps),
  changeRole: changeRole(deps),
  changeEventRoles: changeEventRoles(deps),
  endSessionsOf: endSessionsOf(deps),
  invite: invite(deps),
  revokeInvitation: revokeInvitation(deps),
  acceptInvitation: acceptInvitation(deps),
  retryJob: retryJob(deps),
  retryAllJobs: retryAllJobs(deps),
  discardJob: discardJob(deps),
  makeApiKey: makeApiKey(deps),
  endApiKey: endApiKey(deps),
  deleteAccount: deleteAccount(deps),
  exportMyData: exportMyData(deps),
  readMailLink: readMailLink(deps),
  unsubscribe: unsubscribe(deps),
  resendMail: resendMail(deps),
  retryFailedMail: retryFailedMail(deps),
  resendConfirmation: resendConfirmation(deps),
  beginTotp: beginTotp(deps),
  confirmTotp: confirmTotp(deps),
  removeTotp: removeTotp(deps),
  renewRecoveryCodes: renewRecoveryCodes(deps),
  strengthenSession: strengthenSession(deps),
  beginPasskey: beginPasskey(deps),
  addPasskey: addPasskey(deps),
  renamePasskey: renamePasskey(deps),
  removePasskey: removePasskey(deps),
  signInByService: signInByService({ ...deps, secondFactor: secondFactorAtSignIn(deps) }),
  beginLinking: beginLinking(deps),
  linkAccount: linkAccount(deps),
  unlinkAccount: unlinkAccount(deps),
  beginPasskeySignIn: beginPasskeySignIn(deps),
  signInWithPasskey: signInWithPasskey(deps),
  signInWithPasskeyInBrowser: signInWithPasskeyInBrowser(deps),
  ask: ask({ ...deps, findFacts: (question, intent) => queries.findFacts(question, intent) }),
  forgetConversation: forgetConversation(deps),
  draftDescription: draftDescription(deps),
  cancelTask: cancelTask(deps),
  dismissTask: dismissTask(deps),
  storePicture: storePicture(deps),
  duplicateEvent: duplicateEvent(deps),
  planPublication: planPublication(deps),
  beginImport: beginImport(deps),
  confirmImport: confirmImport(deps),
  createWebhook: createWebhook(deps),
  updateWebhook: updateWebhook(deps),
  enableWebhook: enableWebhook(deps),
  replaceWebhookSecret: replaceWebhookSecret(deps),
  deleteWebhook: deleteWebhook(deps),
  testWebhook: testWebhook(deps),
  replayCall: replayCall(deps),
  replayFailedCalls: replayFailedCalls(deps),
};

export const queries = {
  getEvent: getEvent(deps),
  listEvents: listEvents(deps),
  searchEvents: searchEvents(deps),
  upcomingEvents: upcomingEvents(deps),
  suggestEvents: suggestEvents(deps),
  countEvents: countEvents(deps),
  soldTicketTypes: soldTicketTypes(deps),
  seriesPage: seriesPage(deps),
  seriesOfEvent: seriesOfEvent(deps),
  seriesOfEdited: seriesOfEdited(deps),
  listSeries: listSeries(deps),
  getSeries: getSeries(deps),
  previewRule: previewRule(deps),
  previewMoreDates: previewMoreDates(deps),
  previewSeriesChange: previewSeriesChange(deps),
  managedEvents: managedEvents(deps),
  findInAdmin: findInAdmin({ managedEvents: managedEvents(deps), allAttendees: allAttendees(deps) }),
  publicationOf: publicationOf(deps),
  getImport: getImport(deps),
  availability: availability(deps),
  ticketTypes: ticketTypes(deps),
  myOrders: myOrders(deps),
  getOrder: getOrder(deps),
  myTickets: myTickets(deps),
  getTicket: getTicket(deps),
  eventTickets: eventTickets(deps),
  allAttendees: allAttendees(deps),
  eventAttendees: eventAttendees(deps),
  attendeesByName: attendeesByName(deps),
  orderRecord: orderRecord(deps),
  exportAttendees: exportAttendees(deps),
  messagesOf: messagesOf(deps),
  readMessage: readMessage(deps),
  ticketPdf: ticketPdf({ ...deps, files }),
  ticketCalendar: ticketCalendar({ ...deps, files }),
  ticketSheets: ticketSheets(deps),
  ticketWallets: ticketWallets(deps),
  ticketPass: ticketPass(deps),
  eventCalendar: eventCalendar(deps),
  listCalendar: listCalendar(deps),
  sitemapParts: sitemapReads().parts,
  sitemapEvents: sitemapReads().events,
  sitemapSeriesParts: sitemapReads().seriesParts,
  sitemapSeries: sitemapReads().series,
  checkInList: checkInList(deps),
  checkInCounts: checkInCounts(deps),
  eventNumbers: eventNumbers(deps),
  dashboard: dashboard(deps),
  offeredTicket: offeredTicket(deps),
  me: me(deps),
  myAccount: myAccount(deps),
  mySessions: mySessions(deps),
  writtenMail: writtenMail(deps),
  readMail: readMail(deps),
  mailHealth: mailHealth(deps),
  listWebhooks: listWebhooks(deps),
  readWebhook: readWebhook(deps),
  readCall: readCall(deps),
  myTasks: myTasks(deps),
  getTask: getTask(deps),
  taskFile: taskFile(deps),
  mySecondFactor: mySecondFactor(deps),
  myPasskeys: myPasskeys(deps),
  auditLog: auditLog(deps),
  auditPage: auditPage(deps),
  jobQueues: jobQueues(deps),
  myLinkedAccounts: myLinkedAccounts(deps),
  assistantState: assistantState(deps),
  myConversations: myConversations(deps),
  readConversation: readConversation(deps),
  people: people(deps),
  personAccess: personAccess(deps),
  openInvitations: openInvitations(deps),
  offeredInvitation: offeredInvitation(deps),
  apiKeys: apiKeys(deps),
  actorOfApiKey: actorOfApiKey(deps),
  actorOfToken: actorOfToken(deps),
  actorOfSession: actorOfSession(deps),
  isFull: isFull(deps),
  readiness: readiness(prisma),
  findFacts: findFacts({
    listEvents: listEvents(deps),
    searchEvents: searchEvents(deps),
    getEvent: getEvent(deps),
    myTickets: myTickets(deps),
    myOrders: myOrders(deps),
    helpTexts: helpTexts(),
  }),
};

const ANSWER_BYTES = 32 * 1024 * 1024;
const PAGE_BYTES = 16 * 1024 * 1024;

/** Answers to visitors, evicted by what happens from the first one on. */
function keptAnswers(name: string, bytes: number) {
  if (!env().ANSWER_CACHE) return noAnswerCache();
  const store = keptTogether();
  const lagMs = catalogueLagMs();
  const cache = answerCache(bytes, {
    lagMs,
    shared: store ? sharedAnswers(store, LONGEST_AGE_MS, lagMs) : undefined,
    counts: figures().caches.of(name),
  });
  recordedEvents.subscribe((events) => {
    const tags = changedTags(events);
    cache.evict(tags);
    store?.evict(tags);
  });
  store?.onEvicted((tags) => cache.evict(tags));
  return cache;
}
const answers = processWide('answers', () => {
  if (!env().ANSWER_CACHE)
    logger().warn('ANSWER_CACHE=off: every answer is read from the database. For measuring only.');
  return keptAnswers('answers', ANSWER_BYTES);
});
/** Apart, so that lists which somebody makes up push out no answer of an event. */
const pages = processWide('answer-pages', () => keptAnswers('list-pages', PAGE_BYTES));

/** What presentation may know of the running process. */
export const platform = {
  env,
  /** What the shop is called and looks like, as this process knows it. */
  shop: () => shopSettings().known(),
  logger: logger(),
  warnings,
  asAppError,
  failureCode,
  answers,
  pages,
  readyAnswer,
  processWide,
  rateCounters,
  pictures: processWide('pictures', () => pictures())(),
  pictureStore: () => deps.pictureStore,
  asCaller,
  inRequest,
  figures,
  metricsText,
  metricsType,
  nameRequest,
};
