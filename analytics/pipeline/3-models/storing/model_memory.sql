CREATE OR REPLACE TABLE model_memory (
  unit_id VARCHAR NOT NULL,
  part INTEGER NOT NULL,
  goes_on_from DATE NOT NULL,
  fingerprint VARCHAR,
  states BLOB NOT NULL
);
