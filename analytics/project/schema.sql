CREATE OR REPLACE MACRO sig9(x) AS
  CASE
    WHEN x IS NULL OR NOT isfinite(x) THEN NULL
    WHEN x = 0 THEN 0.0
    ELSE round(x::DOUBLE, 8 - floor(log10(abs(x)))::INTEGER)
  END;

-- In whole 1e-12: the same in whichever order rows lie and on any number of threads, which sums of DOUBLE are not in their last digits.
CREATE OR REPLACE MACRO exact_sum(x) AS sum((x * 1e12)::HUGEINT) / 1e12;

CREATE OR REPLACE MACRO exact_mean(x) AS exact_sum(x) / count(x);

CREATE TABLE IF NOT EXISTS project_info (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);

CREATE TABLE IF NOT EXISTS import (
  import_no INTEGER PRIMARY KEY,
  import_id VARCHAR NOT NULL,
  seconds DOUBLE,
  undone BOOLEAN NOT NULL DEFAULT false
);

CREATE TABLE IF NOT EXISTS import_file (
  import_no INTEGER NOT NULL,
  file VARCHAR NOT NULL,
  sha256 VARCHAR,
  status VARCHAR NOT NULL,
  code VARCHAR,
  message VARCHAR,
  format VARCHAR,
  units INTEGER,
  unit_id_from VARCHAR,
  rows_read BIGINT NOT NULL DEFAULT 0,
  rows_loaded BIGINT NOT NULL DEFAULT 0,
  rows_rejected BIGINT NOT NULL DEFAULT 0,
  rows_duplicate BIGINT NOT NULL DEFAULT 0,
  from_at TIMESTAMP,
  to_at TIMESTAMP,
  seconds DOUBLE
);

CREATE TABLE IF NOT EXISTS segment (
  import_no INTEGER NOT NULL,
  part INTEGER NOT NULL,
  unit_id VARCHAR NOT NULL,
  first_ts TIMESTAMP NOT NULL,
  last_ts TIMESTAMP NOT NULL,
  "rows" BIGINT NOT NULL,
  sample_s INTEGER NOT NULL,
  zone VARCHAR
);

CREATE TABLE IF NOT EXISTS alarm_column (
  import_no INTEGER NOT NULL,
  unit_id VARCHAR NOT NULL,
  present BOOLEAN
);

CREATE TABLE IF NOT EXISTS rejected (
  import_no INTEGER NOT NULL,
  file VARCHAR NOT NULL,
  line BIGINT,
  column_name VARCHAR,
  reason VARCHAR NOT NULL,
  text VARCHAR
);

CREATE TABLE IF NOT EXISTS import_quality (
  import_no INTEGER NOT NULL,
  unit_id VARCHAR NOT NULL,
  signal VARCHAR NOT NULL,
  rule VARCHAR NOT NULL,
  samples BIGINT NOT NULL,
  first_at TIMESTAMP,
  last_at TIMESTAMP,
  action VARCHAR NOT NULL,
  detail VARCHAR
);

CREATE TABLE IF NOT EXISTS part (
  import_no INTEGER NOT NULL,
  part INTEGER NOT NULL,
  sha256 VARCHAR NOT NULL,
  bytes BIGINT NOT NULL,
  "rows" BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS audit_entry (
  seq BIGINT PRIMARY KEY,
  changed_at TIMESTAMP NOT NULL,
  who VARCHAR NOT NULL,
  command VARCHAR NOT NULL,
  value_before JSON NOT NULL,
  value_after JSON NOT NULL,
  sha256 VARCHAR NOT NULL
);
