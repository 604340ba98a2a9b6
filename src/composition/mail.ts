import { mailHealth, readMail, writtenMail } from '../application/mail/queries.ts';
import { readMailLink } from '../application/mail/read-mail-link.ts';
import { resendConfirmation } from '../application/mail/resend-confirmation.ts';
import { resendMail, retryFailedMail } from '../application/mail/resend-mail.ts';
import { unsubscribe } from '../application/mail/unsubscribe.ts';
import { deps } from './deps.ts';

export const useCases = {
  readMailLink: readMailLink(deps),
  unsubscribe: unsubscribe(deps),
  resendMail: resendMail(deps),
  retryFailedMail: retryFailedMail(deps),
  resendConfirmation: resendConfirmation(deps),
};

export const queries = {
  writtenMail: writtenMail(deps),
  readMail: readMail(deps),
  mailHealth: mailHealth(deps),
};
