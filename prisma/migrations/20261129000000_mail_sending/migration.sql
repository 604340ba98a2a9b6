-- Which run of the sending made a try. What a run that died left open is told apart from what another one does just now.
ALTER TABLE mail_attempt ADD COLUMN sender uuid;
CREATE INDEX mail_attempt_open_idx ON mail_attempt (sender) WHERE ended_at IS NULL;

-- Addresses that want no mail but what is about their own orders, tickets and account.
CREATE TABLE mail_opt_out (
  address text PRIMARY KEY CHECK (address = lower(address) AND address <> ''),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
