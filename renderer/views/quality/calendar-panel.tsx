import { useMemo, useState } from 'react'
import { ChartPanel } from '../../charts/chart-panel'
import { Legend, type LegendItem } from '../../charts/legend'
import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { formatNumber, formatPercent, missing } from '../../ui/format'
import type { GridColumn } from '../../ui/grid/virtual-grid'
import { ErrorMessage } from '../../ui/message'
import { formatDay } from '../../ui/time'
import { calendarYears, type CalendarDay } from './calendar-days'
import { CalendarGrid } from './calendar-grid'
import { gapWords } from './signal-words'

const yearsShown = 3

const legend: LegendItem[] = [
  { name: text.quality.levels[0], shape: 'square', color: 'var(--sunken)' },
  { name: text.quality.levels[1], shape: 'square', color: 'var(--major)' },
  { name: text.quality.levels[2], shape: 'square', color: 'var(--minor)' },
  { name: text.quality.levels[3], shape: 'square', color: 'var(--accent)' },
  { name: text.quality.jump, shape: 'ring', color: 'var(--critical)' },
]

const twinColumns: GridColumn<CalendarDay>[] = [
  { id: 'day', title: text.quality.day, width: 110, grow: 1, render: ({ day }) => <span>{formatDay(day)}</span> },
  { id: 'covered', title: text.quality.coverage, width: 90, align: 'end', render: ({ covered }) => <span>{formatPercent(covered * 100, 1)}</span> },
  { id: 'gap', title: text.quality.longestGap, width: 110, align: 'end', render: ({ longestGapS }) => <span>{longestGapS > 0 ? gapWords(longestGapS) : missing}</span> },
  { id: 'jumps', title: text.quality.jumps, width: 100, align: 'end', render: ({ clockJumps }) => <span>{formatNumber(clockJumps)}</span> },
]

/** Each day of a unit by how much of it is covered: by rows, or by the chosen signal. */
export const CalendarPanel = ({ unitId, zone, signal, name }: { unitId: string; zone: string; signal: string; name: string }) => {
  const { data, error } = useQuery('quality.calendar', { unitId, signal }, { keepPrevious: true })
  const [skipped, setSkipped] = useState(0)
  const days = useMemo(
    (): CalendarDay[] =>
      data === undefined
        ? []
        : Array.from({ length: data.rowCount }, (_, row) => ({
            day: data.numbers('day')[row] as number,
            covered: data.numbers('covered')[row] as number,
            longestGapS: data.numbers('longest_gap_s')[row] as number,
            clockJumps: data.numbers('clock_jumps')[row] as number,
          })),
    [data],
  )
  const years = useMemo(() => calendarYears(days), [days])
  const shown = years.slice(skipped, skipped + yearsShown)
  return (
    <ChartPanel
      name={text.quality.calendar(name)}
      note={text.quality.calendarNote(zone)}
      height={300}
      actions={
        years.length > yearsShown && (
          <>
            <Button small icon="left" aria-label={text.quality.earlier} isDisabled={skipped + yearsShown >= years.length} onPress={() => setSkipped(skipped + 1)} />
            <Button small icon="right" aria-label={text.quality.later} isDisabled={skipped === 0} onPress={() => setSkipped(skipped - 1)} />
          </>
        )
      }
      twin={() => ({ columns: twinColumns, rows: days.toReversed() })}
    >
      {error !== undefined && <ErrorMessage error={error} />}
      {days.length > 0 && (
        <>
          <CalendarGrid label={text.quality.calendarLabel(name, formatDay(days[0]?.day), formatDay(days.at(-1)?.day))} years={shown} />
          <Legend items={legend} />
        </>
      )}
    </ChartPanel>
  )
}
