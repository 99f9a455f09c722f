SELECT
  day,
  drift_outdoor_k AS outdoor,
  drift_coil_k AS coil,
  drift_suction_k AS suction,
  drift_liquid_k AS liquid,
  drift_supply_k AS supply,
  drift_return_k AS return,
  drift_indoor_k AS indoor,
  drift_indoor_coil_k AS indoor_coil,
  drift_pair_k AS pair,
  pressure_sensor_pct,
  pressure_low_pct,
  pressure_high_pct
FROM unit_statistic
WHERE unit_id = $unitId
ORDER BY day
