CREATE OR REPLACE TABLE unit_condition (
  unit_id VARCHAR NOT NULL,
  scored_days INTEGER,
  baseline_from DATE,
  baseline_to DATE,
  cop_vs_expected_pct DOUBLE,
  cop_trend_pct_per_year DOUBLE,
  cop_trend_low DOUBLE,
  cop_trend_high DOUBLE,
  confidence DOUBLE,
  not_enough_data VARCHAR
);
