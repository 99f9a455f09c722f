CREATE OR REPLACE TABLE unit_gate (
  unit_id VARCHAR NOT NULL,
  detector VARCHAR NOT NULL,
  from_day DATE NOT NULL,
  to_day DATE NOT NULL,
  reason VARCHAR NOT NULL
);
