-- Which request led to it, for whoever follows one to the mail that came of it. Random, and of nobody.
ALTER TABLE outgoing_mail ADD COLUMN request_id text;
