CREATE TABLE IF NOT EXISTS circuit_year (
  appliance_id VARCHAR NOT NULL,
  circuit_no INTEGER NOT NULL,
  year INTEGER NOT NULL,
  lost_lb VARCHAR NOT NULL,
  lost_exact VARCHAR NOT NULL,
  full_charge_lb VARCHAR,
  lost_pct VARCHAR,
  lost_pct_exact VARCHAR,
  chronic BOOLEAN NOT NULL,
  reached_on DATE,
  event_id VARCHAR,
  regime VARCHAR NOT NULL
);
