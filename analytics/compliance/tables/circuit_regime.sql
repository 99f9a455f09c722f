CREATE TABLE IF NOT EXISTS circuit_regime (
  appliance_id VARCHAR NOT NULL,
  circuit_no INTEGER NOT NULL,
  regime VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  cites VARCHAR NOT NULL,
  category VARCHAR NOT NULL,
  threshold_pct DOUBLE,
  notes VARCHAR NOT NULL
);
