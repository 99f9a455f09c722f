CREATE TABLE IF NOT EXISTS refrigerant_check (
  finding_id VARCHAR NOT NULL,
  unit_id VARCHAR NOT NULL,
  appliance_id VARCHAR NOT NULL,
  circuit_no INTEGER NOT NULL,
  regime VARCHAR NOT NULL,
  fault VARCHAR NOT NULL,
  detected_on DATE NOT NULL,
  visit_due_on DATE,
  status VARCHAR NOT NULL,
  confirmed_on DATE,
  event_id VARCHAR,
  leak_rate_pct VARCHAR,
  exceeds BOOLEAN,
  repair_due_on DATE,
  todo VARCHAR NOT NULL
);
