import type { ImportFileResult } from '../import-result'

const dayMs = 86_400_000
const ahead = 2

/** A warning of files that end days after now: their clock is wrong, or their times are read in the wrong order of day and month. Their rows are kept. */
export const futureWarning = (files: readonly ImportFileResult[], now = Date.now()): string | undefined => {
  const late = files.filter(({ to_at }) => to_at !== null && Date.parse(to_at.endsWith('Z') ? to_at : `${to_at.replace(' ', 'T')}Z`) > now + ahead * dayMs)
  if (late.length === 0) return undefined
  const told = late.slice(0, 3).map(({ file, to_at }) => `${file} (to ${to_at?.slice(0, 10)})`)
  return `${late.length === 1 ? 'A file ends' : `${late.length} files end`} after today: ${told.join(', ')}${late.length > 3 ? ', ..' : ''}. Check the clock of the logger, and whether day and month were read in the right order; the rows were kept.`
}
