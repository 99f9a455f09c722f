import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { subcool } from '../support/command-line'
import { fixture, tempFolder } from '../support/projects'

test('two days of a rooftop unit: what they are too short for, and the pressure channel that is dead', async () => {
  const { status, stdout } = await subcool('run', fixture('ornl-rooftop'), '--out', join(tempFolder(), 'out'), '--as-of', '2017-09-30')
  expect(status).toBe(0)
  expect(stdout).toContain('0 findings, 0 work orders\n')
  expect(stdout).toMatch(/^warning: Not enough data to judge efficiency, refrigerant circuit and compressor of 1 unit: their baselines need 60 days, or 30 where five like units have theirs\. ornl-rooftop \(2 days\)\.$/m)
  expect(stdout).toMatch(/^note: .*Pref_RTU_CondOut1_Avg \(-605\.6 to -555\.7 psig, which no pressure is\)\.$/m)
}, 60_000)

test('weather beside a file that is no export is named as what was read, and the folder as it was given', async () => {
  const folder = join(tempFolder(), 'study')
  mkdirSync(folder)
  cpSync(fixture('weather/denver.epw'), join(folder, 'denver.epw'))
  for (const name of ['curves.csv', 'maps.csv']) writeFileSync(join(folder, name), 'Name,Single_1\nmax_capacity,3.2\n')
  const { status, stderr } = await subcool('run', folder, '--out', join(tempFolder(), 'out'))
  expect(status).toBe(2)
  expect(stderr).toContain(`${folder} holds nothing Subcool can use: `)
  expect(stderr).toContain('denver.epw is weather or a register, which does not make a fleet alone.')
}, 60_000)
