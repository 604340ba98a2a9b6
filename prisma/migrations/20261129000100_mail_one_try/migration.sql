-- Two processes never send the same mail at once.
UPDATE mail_attempt SET ended_at = now(), answer = 'It is not known what became of it.' WHERE ended_at IS NULL;
CREATE UNIQUE INDEX mail_attempt_one_open_idx ON mail_attempt (mail_id) WHERE ended_at IS NULL;
