CREATE OR REPLACE TABLE crossing (
  unit_id VARCHAR NOT NULL,
  detector VARCHAR NOT NULL,
  episode INTEGER NOT NULL,
  day DATE NOT NULL,
  held_value DOUBLE NOT NULL,
  lasted INTEGER
);
