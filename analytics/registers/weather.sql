CREATE OR REPLACE VIEW weather AS
SELECT * EXCLUDE (import_no)
FROM weather_register AS row
WHERE NOT EXISTS (
  FROM weather_register AS later
  WHERE later.place = row.place AND later.ts = row.ts AND later.import_no > row.import_no
);
