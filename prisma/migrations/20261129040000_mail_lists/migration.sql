-- An admin reads the newest mails first, whatever their state, and how the last tries went.
CREATE INDEX outgoing_mail_created_at_id_idx ON outgoing_mail (created_at, id);
CREATE INDEX mail_attempt_started_at_idx ON mail_attempt (started_at);

-- How many mails that somebody else caused went to an address since then. The address only as a keyed hash: it may be
-- that of somebody who has no account here.
CREATE TABLE unasked_mail (
  address_hash bytea PRIMARY KEY CHECK (octet_length(address_hash) = 32),
  since timestamptz(3) NOT NULL,
  mails integer NOT NULL CHECK (mails >= 0)
);
CREATE INDEX unasked_mail_since_idx ON unasked_mail (since);
