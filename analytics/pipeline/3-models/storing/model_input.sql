CREATE OR REPLACE TABLE model_input (
  unit_id VARCHAR NOT NULL,
  fingerprint VARCHAR NOT NULL
);
