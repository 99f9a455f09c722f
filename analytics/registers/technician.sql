CREATE OR REPLACE VIEW technician AS
SELECT * EXCLUDE (import_no)
FROM technician_register
QUALIFY row_number() OVER (PARTITION BY technician_id ORDER BY import_no DESC) = 1;
