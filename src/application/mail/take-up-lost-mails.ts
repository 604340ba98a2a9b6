import type { Handler } from '../jobs/job.ts';
import type { Clock } from '../ports.ts';
import type { Outbox } from './ports.ts';
import { MOST_TRIES, sendMailJob } from './send-mail.job.ts';
import type { takeUpLostMailsJob } from './take-up-lost-mails.job.ts';

type Deps = { outbox: Pick<Outbox, 'takeUpLost'>; clock: Clock };

export const takeUpLostMails =
  (d: Deps): Handler<(typeof takeUpLostMailsJob)['payload']> =>
  () =>
    d.outbox.takeUpLost(sendMailJob.name, MOST_TRIES, d.clock.now());
