CREATE TABLE IF NOT EXISTS violation (
  record VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL,
  rule VARCHAR NOT NULL,
  message VARCHAR NOT NULL,
  cite VARCHAR NOT NULL,
  appliance_id VARCHAR,
  circuit_no INTEGER
);
