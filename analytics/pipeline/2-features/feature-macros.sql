CREATE OR REPLACE MACRO frost_interval_min(c, rh) AS
  CASE
    WHEN c IS NULL OR rh IS NULL OR c >= 6 OR c < -25 THEN NULL
    WHEN rh / 100 >= 0.824762543 - 0.0190727602 * c + 0.00119709272 * c * c + 2.15230362e-5 * c * c * c THEN 30.0
    WHEN rh / 100 >= 0.581825389 - 0.00880317871 * c + 6.18167285e-4 * c * c - 7.75e-7 * c * c * c THEN 60.0
    WHEN rh / 100 >= 0.442929753 - 0.00703658 * c + 7.325e-5 * c * c - 3.3726e-6 * c * c * c THEN 165.0
    ELSE 1e9
  END;

CREATE OR REPLACE MACRO carnot_cop(sink_c, source_c) AS
  CASE WHEN sink_c + 2 - (source_c - 6) > 8 THEN (sink_c + 2 + 273.15) / (sink_c + 2 - (source_c - 6)) END;
