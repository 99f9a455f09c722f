CREATE OR REPLACE TEMP TABLE finding_window (
  plan INTEGER NOT NULL,
  span VARCHAR NOT NULL,
  unit_id VARCHAR NOT NULL,
  from_day DATE NOT NULL,
  to_day DATE NOT NULL
);
