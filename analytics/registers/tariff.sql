CREATE OR REPLACE VIEW tariff AS
SELECT * EXCLUDE (import_no)
FROM tariff_register
QUALIFY row_number() OVER (PARTITION BY tariff_id ORDER BY import_no DESC) = 1;
