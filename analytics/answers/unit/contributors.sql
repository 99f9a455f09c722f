SELECT contributor, family, weight, share, z
FROM compressor_contributor
WHERE unit_id = $unitId
ORDER BY weight * share DESC, contributor
