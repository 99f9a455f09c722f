CREATE TABLE IF NOT EXISTS deadline (
  appliance_id VARCHAR NOT NULL,
  circuit_no INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  trigger_event_id VARCHAR NOT NULL,
  trigger_on DATE NOT NULL,
  due_on DATE,
  done_on DATE,
  status VARCHAR NOT NULL,
  days_late INTEGER,
  cite VARCHAR NOT NULL
);
