const usual = [
  { id: '%d.%m.%Y %H:%M', example: '31.01.2026 14:05' },
  { id: '%d.%m.%Y %H:%M:%S', example: '31.01.2026 14:05:00' },
  { id: '%d/%m/%Y %H:%M', example: '31/01/2026 14:05' },
  { id: '%d/%m/%Y %H:%M:%S', example: '31/01/2026 14:05:00' },
  { id: '%m/%d/%Y %H:%M', example: '01/31/2026 14:05' },
  { id: '%m/%d/%Y %I:%M %p', example: '01/31/2026 2:05 PM' },
  { id: '%m/%d/%Y %I:%M:%S %p', example: '01/31/2026 2:05:00 PM' },
  { id: '%Y-%m-%d %H:%M', example: '2026-01-31 14:05' },
  { id: '%Y-%m-%d %H:%M:%S', example: '2026-01-31 14:05:00' },
  { id: '%Y/%m/%d %H:%M', example: '2026/01/31 14:05' },
  { id: 'epoch_s', example: '1769868300' },
  { id: 'epoch_ms', example: '1769868300000' },
  { id: 'excel_days', example: '46053.587' },
] as const

/** Ways to write a time, with the 31 January 2026, 14:05 written so; the one found in the file first. */
export const timeFormats = (found: string | null): { id: string; example: string }[] =>
  found === null || usual.some(({ id }) => id === found) ? [...usual] : [{ id: found, example: '' }, ...usual]
