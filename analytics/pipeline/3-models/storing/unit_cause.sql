CREATE OR REPLACE TABLE unit_cause (
  unit_id VARCHAR NOT NULL,
  day DATE NOT NULL,
  best VARCHAR NOT NULL,
  score DOUBLE NOT NULL,
  second VARCHAR,
  second_score DOUBLE,
  named VARCHAR
);
