WITH fleet AS (
  SELECT $dataTo::DATE AS data_to, max(last_at + to_seconds(sample_s)) AS last_at FROM unit_day WHERE day <= $dataTo::DATE
),
days AS (
  SELECT unit_day.*, unit_day.day > fleet.data_to - 365 AS recent
  FROM unit_day, fleet
  WHERE unit_day.day <= fleet.data_to
),
present AS (
  SELECT
    unit_id,
    count(*) AS days_of_data,
    min(day) AS first_on,
    max(day) AS last_seen_on,
    min(first_at) AS first_at,
    sum(samples) AS samples,
    mode(sample_s ORDER BY sample_s) AS sample_s,
    sum(samples_expected) AS samples_expected,
    arg_min(samples_expected, day) AS first_day_expected
  FROM days
  GROUP BY unit_id
),
year_sums AS (
  SELECT
    unit_id,
    mode(cop_provenance ORDER BY cop_provenance) FILTER (cop_provenance <> 'none') AS measured_by,
    count(*) FILTER (cop_energy_kwh > 0 AND cop_heat_kwh IS NOT NULL) AS cop_days,
    exact_sum(CASE WHEN cop_energy_kwh IS NOT NULL THEN cop_heat_kwh END) AS cop_heat_kwh,
    exact_sum(CASE WHEN cop_heat_kwh IS NOT NULL THEN cop_energy_kwh END) AS cop_energy_kwh,
    sum(defrosts) FILTER (defrost_sampling_ok) AS defrosts,
    count(*) FILTER (heating_h >= 1 AND defrosts IS NOT NULL AND defrost_sampling_ok) AS heating_days,
    avg(starts) FILTER (coverage >= 0.5) AS starts_per_day,
    exact_sum(energy_kwh) AS energy_kwh
  FROM days
  WHERE recent
  GROUP BY unit_id
),
defrost AS (
  SELECT unit_id, median(minutes) AS minutes_median
  FROM defrost_cycle SEMI JOIN (FROM days WHERE recent AND defrost_sampling_ok) AS fine USING (unit_id, day)
  GROUP BY unit_id
),
expected AS (
  SELECT
    present.unit_id,
    samples_expected
      - first_day_expected
      + greatest(1, floor(date_diff('second', first_at, least(
          fleet.last_at, timezone('UTC', timezone(unit.time_zone, (first_on + 1)::TIMESTAMP)))) / sample_s))
      + (date_diff('day', first_on, fleet.data_to) + 1 - days_of_data) * 86400 / sample_s
      - greatest(0, date_diff('second', fleet.last_at, timezone('UTC', timezone(unit.time_zone, (fleet.data_to + 1)::TIMESTAMP)))) / sample_s
          * (fleet.data_to > first_on)::INTEGER AS samples
  FROM present, fleet, unit
  WHERE unit.unit_id = present.unit_id
),
known AS (SELECT unit_id FROM unit UNION SELECT unit_id FROM unit_summary),
gravest AS (
  SELECT finding.unit_id, confidence
  FROM finding
  LEFT JOIN finding_status AS set_by_user USING (finding_id)
  WHERE CASE WHEN finding.status = 'open' THEN coalesce(set_by_user.status, 'open') ELSE finding.status END IN ('open', 'confirmed', 'acknowledged')
  QUALIFY row_number() OVER (
    PARTITION BY finding.unit_id
    ORDER BY list_position(['critical', 'major', 'minor', 'advisory'], severity), confidence DESC NULLS LAST, finding_id
  ) = 1
)
SELECT
  known.unit_id,
  unit.brand,
  unit.model,
  unit.climate_zone,
  coalesce(present.days_of_data, 0)::INTEGER AS days_of_data,
  present.last_seen_on,
  CASE WHEN present.unit_id IS NOT NULL THEN coalesce(measured_by, 'none') END AS cop_provenance,
  CASE WHEN cop_days >= 60 AND cop_energy_kwh > 0 THEN round(year_sums.cop_heat_kwh / year_sums.cop_energy_kwh, 2) END AS seasonal_cop,
  sig9(unit_condition.cop_vs_expected_pct) AS cop_vs_expected_pct,
  sig9(unit_condition.cop_trend_pct_per_year) AS cop_trend_pct_per_year,
  sig9(unit_condition.cop_trend_low) AS cop_trend_low,
  sig9(unit_condition.cop_trend_high) AS cop_trend_high,
  CASE WHEN heating_days > 0 THEN sig9(year_sums.defrosts / heating_days) END AS defrosts_per_day,
  sig9(defrost.minutes_median) AS defrost_minutes_median,
  sig9(unit_condition.compressor_health) AS compressor_health,
  sig9(starts_per_day) AS starts_per_day,
  sig9(unit_condition.leak_index) AS leak_index,
  CASE WHEN expected.samples > 0 THEN sig9(least(100, 100 * present.samples / expected.samples)) END AS connectivity_pct,
  sig9(year_sums.energy_kwh) AS energy_kwh,
  sig9(unit_energy_cost.cost) AS energy_cost,
  sig9(gravest.confidence) AS confidence
FROM known
LEFT JOIN unit ON unit.unit_id = known.unit_id
LEFT JOIN present ON present.unit_id = known.unit_id
LEFT JOIN year_sums ON year_sums.unit_id = known.unit_id
LEFT JOIN defrost ON defrost.unit_id = known.unit_id
LEFT JOIN expected ON expected.unit_id = known.unit_id
LEFT JOIN unit_condition ON unit_condition.unit_id = known.unit_id
LEFT JOIN unit_energy_cost ON unit_energy_cost.unit_id = known.unit_id
LEFT JOIN gravest ON gravest.unit_id = known.unit_id
ORDER BY known.unit_id
