CREATE OR REPLACE TABLE compressor_contributor (
  unit_id VARCHAR NOT NULL,
  contributor VARCHAR NOT NULL,
  family VARCHAR NOT NULL,
  weight DOUBLE NOT NULL,
  share DOUBLE NOT NULL,
  z DOUBLE
);
