-- The jobs follow the log from here on, whenever the first process that runs them starts: what was sold before that is
-- confirmed then.
INSERT INTO event_consumer (name, transaction_id, event_id)
VALUES ('jobs', pg_snapshot_xmin(pg_current_snapshot()), '00000000-0000-0000-0000-000000000000')
ON CONFLICT DO NOTHING;
