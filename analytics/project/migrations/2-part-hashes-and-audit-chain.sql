CREATE TABLE part (
  import_no INTEGER NOT NULL,
  part INTEGER NOT NULL,
  sha256 VARCHAR NOT NULL,
  bytes BIGINT NOT NULL,
  "rows" BIGINT NOT NULL
);

DROP TABLE audit_entry;

CREATE TABLE audit_entry (
  seq BIGINT PRIMARY KEY,
  changed_at TIMESTAMP NOT NULL,
  who VARCHAR NOT NULL,
  command VARCHAR NOT NULL,
  value_before JSON NOT NULL,
  value_after JSON NOT NULL,
  sha256 VARCHAR NOT NULL
);
