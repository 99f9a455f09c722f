CREATE OR REPLACE TABLE model_memory (
  unit_id VARCHAR NOT NULL,
  goes_on_from DATE NOT NULL,
  fingerprint VARCHAR NOT NULL,
  states BLOB NOT NULL
);
