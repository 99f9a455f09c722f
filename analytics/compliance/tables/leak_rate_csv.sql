SELECT appliance_id, circuit_no, event_id, service_date, method, full_charge_lb, counted_lb, d_days, window_from, leak_rate_pct, leak_rate_exact,
  printf('%g', threshold_pct) AS threshold_pct, exceeds, regime, reason, rule_data_version
FROM leak_rate
