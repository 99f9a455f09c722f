CREATE OR REPLACE TABLE unit_month AS
SELECT unit_id, date_trunc('month', day)::DATE AS month, count(*)::INTEGER AS days,
  sig9(exact_sum(energy_kwh)) AS energy_kwh, sig9(exact_sum(heat_kwh)) AS heat_kwh, sig9(exact_sum(aux_kwh)) AS aux_kwh,
  sig9(exact_sum(cop_energy_kwh)) AS cop_energy_kwh, sig9(exact_sum(cop_heat_kwh)) AS cop_heat_kwh,
  sig9(exact_mean(coalesce(outdoor_c_mean, station_c_mean))) AS outdoor_c_mean,
  sum(starts)::INTEGER AS starts, sum(defrosts)::INTEGER AS defrosts, sig9(exact_sum(compressor_h)) AS compressor_h, sig9(exact_mean(coverage)) AS coverage
FROM unit_day
GROUP BY ALL
ORDER BY unit_id, month;
