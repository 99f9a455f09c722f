CREATE TABLE IF NOT EXISTS order_choice (
  work_order_id VARCHAR PRIMARY KEY,
  technician_id VARCHAR NOT NULL,
  who VARCHAR,
  "at" TIMESTAMP
);
