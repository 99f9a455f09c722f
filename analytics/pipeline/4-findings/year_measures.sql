WITH year AS MATERIALIZED (
  SELECT w.*, u.aux_lockout_c
  FROM finding_window w
  LEFT JOIN unit u ON u.unit_id = w.unit_id
  WHERE span = 'year'
)
SELECT
  plan,
  sum(rests)::DOUBLE AS rests,
  sig9(arg_max(rest_pressure_pct, u.day)) AS last_rest_pressure_pct,
  sig9(arg_max(rest_discharge_pressure_pct, u.day)) AS last_rest_discharge_pressure_pct,
  sig9(exact_sum(defrost_kwh)) AS defrost_kwh,
  sig9(exact_sum(defrost_heat_lost_kwh)) AS defrost_heat_lost_kwh,
  sum(outdoor_sun_samples)::DOUBLE AS outdoor_sun_samples,
  sum(outdoor_sentinel_samples)::DOUBLE AS outdoor_sentinel_samples,
  sig9(median(outdoor_c_max - outdoor_c_min)) AS outdoor_swing_k,
  sig9(median(outdoor_night_c - station_night_c)) AS night_offset_k,
  sig9(exact_sum(energy_kwh)) AS energy_kwh,
  sig9(exact_sum(heating_energy_kwh)) AS heating_energy_kwh,
  sig9(exact_sum(cop_energy_kwh)) AS cop_energy_kwh,
  sig9(exact_sum(cop_heat_kwh) / nullif(exact_sum(cop_energy_kwh), 0)) AS cop,
  sig9(exact_sum(aux_kwh)) AS aux_kwh,
  sig9(exact_sum(CASE WHEN aux_outdoor_c > coalesce(aux_lockout_c, 1.7) THEN aux_kwh END)) AS aux_warm_kwh
FROM year w
JOIN measured_unit_day u ON u.unit_id = w.unit_id AND u.day BETWEEN from_day AND to_day
GROUP BY plan;
