CREATE TABLE IF NOT EXISTS tariff_register (
  import_no INTEGER,
  tariff_id VARCHAR,
  name VARCHAR,
  currency VARCHAR,
  kind VARCHAR,
  definition JSON
);
