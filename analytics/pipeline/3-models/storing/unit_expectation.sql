CREATE OR REPLACE TABLE unit_expectation (
  unit_id VARCHAR NOT NULL,
  day DATE NOT NULL,
  mode VARCHAR NOT NULL,
  metric VARCHAR NOT NULL,
  actual DOUBLE,
  expected DOUBLE,
  residual_ln DOUBLE,
  scored BOOLEAN NOT NULL,
  baseline BOOLEAN NOT NULL
);
