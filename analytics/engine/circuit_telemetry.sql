CREATE TABLE IF NOT EXISTS circuit_look (
  import_id VARCHAR NOT NULL,
  part INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS circuit_telemetry (
  import_id VARCHAR NOT NULL,
  part INTEGER NOT NULL,
  circuit_no INTEGER NOT NULL,
  unit_id VARCHAR NOT NULL
)
