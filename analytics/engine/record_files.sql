SELECT DISTINCT file, sha256
FROM import_file
WHERE status = 'loaded' AND sha256 IS NOT NULL AND import_no NOT IN (SELECT import_no FROM import WHERE undone)
  AND format LIKE 'register %' AND format NOT IN ('register tariffs', 'register weather', 'register service_log')
ORDER BY file, sha256
