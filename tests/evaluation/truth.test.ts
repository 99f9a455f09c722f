import { expect, test } from 'vitest'
import { parseCsv } from '../../analytics/evaluation/parse-csv'
import { readTruth } from '../../analytics/evaluation/truth'
import { day } from './facts'

const header = 'unit_id,fault,confounder,onset_on,detectable_on,failed_on,severity_end,unit_of_severity,shape,mode\n'

test('truth is read with days since 1970; empty cells are nothing', () => {
  expect(readTruth(`${header}a,refrigerant_leak,,2025-03-01,2025-04-01,,0.2,1,linear,heat\nb,none,cold_winter,2025-06-01,,,,,,\nc,,,,,,,,,\n`)).toMatchObject([
    { unitId: 'a', fault: 'refrigerant_leak', onset: day('2025-03-01'), detectable: day('2025-04-01'), failed: undefined, severityEnd: 0.2, shape: 'linear' },
    { unitId: 'b', fault: 'none', confounder: 'cold_winter' },
    { unitId: 'c', fault: 'none', onset: undefined, severityEnd: NaN },
  ])
})

test('a line that cannot be scored is refused with its unit', () => {
  for (const [lines, what] of [
    ['a,refrigerant_leak,,,,,,,,\n', 'no onset_on'],
    ['a,none,,,,,,,,\na,none,,,,,,,,\n', 'a is there twice'],
    [',none,,,,,,,,\n', 'no unit_id'],
    ['a,refrigerant_leak,,2025-13-01,,,,,,\n', 'onset_on 2025-13-01 is not a day'],
    ['a,refrigerant_leak,,1.3.2025,,,,,,\n', 'is not a day'],
    ['a,refrigerant_leak,,2025-02-30,,,,,,\n', 'onset_on 2025-02-30 is not a day'],
    ['a,refrigerant_leek,,2025-03-01,,,,,,\n', 'a has the fault refrigerant_leek, which is no fault code'],
    ['a,,,2025-03-01,,,,,,\n', 'a has an onset_on but no fault'],
    ['a,refrigerant_leak,,2025-03-01,,2025-02-28,,,,\n', 'a failed before its onset_on'],
    ['a,refrigerant_leak,,2025-03-01,,,10 %,,,\n', 'severity_end 10 % is not a number'],
  ] as const)
    expect(() => readTruth(header + lines), what).toThrow(what)
  expect(() => readTruth('unit_id,onset_on\na,2025-03-01\n')).toThrow('there is no column fault')
})

test('quotes, CRLF and a byte order mark are understood', () => {
  expect(parseCsv('\uFEFFA, b \r\n"x, ""y""",2\r\n\r\nz,"two\nlines"')).toEqual([
    { a: 'x, "y"', b: '2' },
    { a: 'z', b: 'two\nlines' },
  ])
})
