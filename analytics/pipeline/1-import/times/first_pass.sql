CREATE OR REPLACE TEMP TABLE first_pass AS
SELECT file_no, row_no, shift_no FROM hour_twice WHERE first_pass
UNION ALL
SELECT one.file_no, one.row_no, one.shift_no
FROM near_shift AS one
WHERE one.kind = 'twice' AND one.apart AND one.inside
  AND EXISTS (
    SELECT 1 FROM hour_twice AS late
    WHERE late.verdict = 'twice' AND NOT late.first_pass
      AND late.file_no = one.file_no AND late.unit_id = one.unit_id AND late.sample_s = one.sample_s AND late.ts = one.ts
  )
  AND NOT EXISTS (
    SELECT 1 FROM hour_twice AS early
    WHERE early.first_pass
      AND early.file_no = one.file_no AND early.unit_id = one.unit_id AND early.sample_s = one.sample_s AND early.ts = one.ts
  )
