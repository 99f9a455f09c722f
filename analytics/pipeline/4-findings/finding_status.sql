CREATE TABLE IF NOT EXISTS finding_status (
  finding_id VARCHAR PRIMARY KEY,
  status VARCHAR NOT NULL,
  reason VARCHAR,
  who VARCHAR,
  "at" TIMESTAMP
);
