CREATE TABLE IF NOT EXISTS compliance_state (
  as_of DATE NOT NULL,
  rule_data_version VARCHAR NOT NULL,
  policy VARCHAR NOT NULL
);
