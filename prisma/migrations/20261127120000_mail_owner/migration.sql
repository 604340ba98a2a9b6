-- Whose account a mail is about, whatever address it went to: it goes with the account.
ALTER TABLE outgoing_mail ADD COLUMN user_id uuid REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE;
UPDATE outgoing_mail m SET user_id = coalesce(
  (SELECT u.id FROM "user" u WHERE u.email = m.recipient),
  (SELECT l.user_id FROM one_time_link l WHERE l.email = m.recipient ORDER BY l.created_at DESC LIMIT 1)
);
CREATE INDEX outgoing_mail_user_id_idx ON outgoing_mail (user_id);

CREATE TRIGGER account_is_there AFTER INSERT ON outgoing_mail FOR EACH ROW EXECUTE FUNCTION refuse_deleted_account();
CREATE TRIGGER account_is_there AFTER INSERT ON code_attempt FOR EACH ROW EXECUTE FUNCTION refuse_deleted_account();
