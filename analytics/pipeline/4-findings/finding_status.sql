CREATE TABLE IF NOT EXISTS finding_status (
  finding_id VARCHAR PRIMARY KEY,
  status VARCHAR NOT NULL,
  reason VARCHAR,
  who VARCHAR,
  "at" TIMESTAMP
);
ALTER TABLE finding_status ADD COLUMN IF NOT EXISTS assignee VARCHAR;
ALTER TABLE finding_status ADD COLUMN IF NOT EXISTS order_wanted BOOLEAN;
