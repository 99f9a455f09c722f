SELECT
  d.unit_id,
  d.day - DATE '1970-01-01' AS day,
  d.cop_heat_kwh / nullif(d.cop_energy_kwh, 0) AS cop,
  m.discharge_c,
  m.subcooling_k,
  d.starts::DOUBLE AS starts,
  d.energy_kwh
FROM unit_day d
LEFT JOIN (
  SELECT unit_id, day, arg_max(discharge_c, steady_samples) AS discharge_c, arg_max(subcooling_k, steady_samples) AS subcooling_k
  FROM unit_day_mode
  WHERE mode IN ('heat', 'cool')
  GROUP BY unit_id, day
) m ON m.unit_id = d.unit_id AND m.day = d.day
WHERE d.unit_id BETWEEN $first AND $last AND d.coverage >= 0.5
ORDER BY d.unit_id, d.day;
