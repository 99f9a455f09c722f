import { expect, test } from 'vitest'
import { importFiles, rejectsOf } from './support'

test('texts that are cut within a character are kept with a sign for it', async () => {
  const { engine, result } = await importFiles({
    'log.csv': `unit_id,ts,power_w\nU,2026-01-01T00:00:00Z,500\nU,2026-01-01T00:05:00Z,${'x'.repeat(499)}💥\n`,
    'other.txt': `${'y'.repeat(59)}💥 and more\nof it\n`,
  })
  expect(result.files.map(({ file, status }) => [file, status])).toEqual([['log.csv', 'loaded'], ['other.txt', 'refused']])
  const kept = await engine.project.jobs.runAndReadAll("SELECT message FROM import_file WHERE file = 'other.txt'")
  expect(String(kept.getRows()[0]?.[0])).toContain(`"${'y'.repeat(59)}\uFFFD"`)
  expect((await rejectsOf(engine)).map(({ text }) => text)).toEqual([`${'x'.repeat(499)}\uFFFD`])
})
