-- What we decide ourselves not to send says nothing about the server, whose failures the admin is warned of.
ALTER TABLE mail_attempt ADD COLUMN was_asked boolean NOT NULL DEFAULT true;

-- Secrets are taken out of mails every few minutes; few mails have one.
CREATE INDEX outgoing_mail_secret_idx ON outgoing_mail (created_at) WHERE payload ? 'url';
