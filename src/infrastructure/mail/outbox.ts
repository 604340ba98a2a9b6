import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { DueMail, Outbox } from '../../application/mail/ports.ts';
import { isDatabaseAway, isOutOfRoom, sqlErrorField } from '../db/failures.ts';
import { toLocale } from '../repositories/accounts/users.ts';

/** The mails that wait, and the tries to send them. */

const BEGIN = `
WITH mail AS (
  UPDATE outgoing_mail SET attempts = attempts + 1 WHERE id = $1 AND status = 'QUEUED'
  RETURNING id, attempts, template, recipient, locale, payload, created_at, user_id
), opened AS (
  INSERT INTO mail_attempt (mail_id, number, started_at, sender) SELECT id, attempts, $2, $3 FROM mail
)
SELECT id, attempts AS attempt, template, recipient, locale, payload, created_at AS "createdAt",
  EXISTS (SELECT FROM "user" u WHERE u.id = user_id AND lower(u.email) = lower(recipient)) AS "isToOwner"
FROM mail`;

// Longer than any server may think: whoever began it is gone, on a machine that has not come back.
const GIVE_UP_ON_OTHERS = `
UPDATE mail_attempt SET ended_at = $2, answer = 'It is not known what became of it.'
WHERE mail_id = $1 AND ended_at IS NULL AND started_at < $2::timestamptz - interval '15 minutes'`;

// What was sent stays sent, whatever a second try comes to.
const END = `
WITH ended AS (
  UPDATE mail_attempt SET ended_at = now(), answer = $3, is_accepted = $4, was_asked = $6
  WHERE mail_id = $1 AND number = $2
)
UPDATE outgoing_mail SET
  status = CASE WHEN $4 THEN 'SENT' WHEN $5 AND status = 'QUEUED' THEN 'FAILED' ELSE status END,
  sent_at = CASE WHEN $4 THEN coalesce(sent_at, now()) ELSE sent_at END,
  last_error = CASE WHEN $4 THEN NULL WHEN status = 'SENT' THEN last_error ELSE $3 END
WHERE id = $1`;

// Work is gone where nobody did it for weeks, because SMTP_URL was taken away, and where it killed its process each time.
const TAKE_UP_LOST = `
UPDATE outgoing_mail m SET
  dispatched_at = CASE WHEN m.attempts < $2 THEN NULL ELSE m.dispatched_at END,
  status = CASE WHEN m.attempts < $2 THEN m.status ELSE 'FAILED' END,
  last_error = CASE WHEN m.attempts < $2 THEN m.last_error ELSE coalesce(m.last_error, 'No try came to an end.') END
WHERE m.status = 'QUEUED' AND m.dispatched_at < $3::timestamptz - interval '1 hour' AND NOT EXISTS (
  SELECT FROM pgboss.job j WHERE j.name = $1 AND j.state < 'completed' AND j.data->>'mailId' = m.id::text)`;

const isUnderWay = (error: unknown) => sqlErrorField(error, 'constraint') === 'mail_attempt_one_open_idx';

const LONGEST_PAUSE_MS = 2_000;

/** What a server took must not be sent again because PostgreSQL was away when it was to be written down. */
async function untilWritten(work: () => Promise<unknown>): Promise<void> {
  for (let pause = 50; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isDatabaseAway(error) && !isOutOfRoom(error)) throw error;
      await sleep(pause);
    }
  }
}

/** `sender` names this run of the sending. `onEnded` hears of a try once what became of it is written down. */
export const outbox = (pool: Pool, sender: string, onEnded: (mailId: string) => void): Outbox => ({
  async begin(id, now) {
    try {
      const { rows } = await pool.query<DueMail>(BEGIN, [id, now, sender]);
      const [mail] = rows;
      return mail ? { ...mail, locale: toLocale(mail.locale) } : null;
    } catch (error) {
      if (!isUnderWay(error)) throw error;
      await pool.query(GIVE_UP_ON_OTHERS, [id, now]);
      throw new Error('Another process is sending it just now.', { cause: error });
    }
  },

  async end({ id, attempt }, { outcome, answer, wasAsked = true }, isLast) {
    const isOver = isLast || outcome === 'refused';
    await untilWritten(() => pool.query(END, [id, attempt, answer, outcome === 'accepted', isOver, wasAsked]));
    onEnded(id);
  },

  async takeUpLost(queue, most, now) {
    await pool.query(TAKE_UP_LOST, [queue, most, now]);
  },
});
