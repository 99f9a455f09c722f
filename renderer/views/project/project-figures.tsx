import type { ProjectCheck, ProjectState } from '../../../analytics/contract'
import { text } from '../../text/text'
import { formatBytes, formatNumber } from '../../ui/format'
import { StatStrip, type StatItem } from '../../ui/stat'
import { formatInstant } from '../../ui/time'

const words = text.project.figures

const empty: StatItem[] = [words.size, words.telemetry, words.database, words.imports, words.backups, words.version, words.lastCheck].map((label) => ({ label, value: '\u00a0', note: '\u00a0' }))

/** What the project folder holds, in figures. */
export const ProjectFigures = ({ state }: { state: ProjectState | undefined }) => (
  <StatStrip label={text.project.title} items={state === undefined ? empty : itemsOf(state)} />
)

const itemsOf = (state: ProjectState): StatItem[] => [
  { label: words.size, value: formatBytes(state.bytes), note: words.sizeNote },
  { label: words.telemetry, value: formatBytes(state.telemetryBytes), note: words.telemetryNote },
  { label: words.database, value: formatBytes(state.databaseBytes), note: words.databaseNote },
  { label: words.imports, value: formatNumber(state.imports), note: words.undone(state.undoneImports) },
  { label: words.backups, value: formatNumber(state.backups.length), note: formatBytes(state.backups.reduce((sum, { bytes }) => sum + bytes, 0)) },
  { label: words.version, value: formatNumber(state.version), note: words.versionNote },
  { label: words.lastCheck, value: outcome(state.lastCheck), note: state.lastCheck === null ? words.neverNote : formatInstant(state.lastCheck.checkedAt, 'UTC') },
]

const outcome = (check: ProjectCheck | null): string => (check === null ? words.never : check.problems.length === 0 ? words.sound : words.problems(check.problems.length))
