import { text } from '../../text/text'
import { formatPercent } from '../../ui/format'
import { formatDay } from '../../ui/time'
import { useWidth } from '../../ui/use-width'
import { levelOf, type CalendarCell, type CalendarYear } from './calendar-days'
import styles from './quality.module.css'
import { gapWords } from './signal-words'

const left = 44
const top = 16
const weeks = 54

export const tipOfDay = ({ day, covered, longestGapS, clockJumps }: CalendarCell): string =>
  text.quality.dayTip(
    formatDay(day),
    text.quality.coveredTip(formatPercent(covered * 100, covered > 0.995 && covered < 1 ? 2 : 0)),
    longestGapS > 0 ? text.quality.gapTip(gapWords(longestGapS)) : '',
    text.quality.jumpsTip(clockJumps),
  )

/** A square a day, fuller the more of it is covered; a clock jump is a ring. */
export const CalendarGrid = ({ label, years }: { label: string; years: readonly CalendarYear[] }) => {
  const [box, width] = useWidth<HTMLDivElement>()
  const step = Math.max(8, Math.min(20, Math.floor((width - left) / weeks)))
  const yearHeight = top + 7 * step + 8
  const height = years.length * yearHeight
  return (
    <div ref={box} data-chart style={{ minHeight: height }}>
      {width > 0 && (
        <svg className={styles.calendar} width={width} height={height} role="img" aria-label={label}>
          {years.map((year, index) => (
            <g key={year.year} transform={`translate(0 ${index * yearHeight})`}>
              <text x={0} y={top + step}>
                {year.year}
              </text>
              {year.months.map((month) => (
                <text key={month.label} x={left + month.week * step} y={top - 5}>
                  {month.label}
                </text>
              ))}
              {year.cells.map((cell) => (
                <rect
                  key={cell.day}
                  className={styles[`level${levelOf(cell.covered)}`]}
                  x={left + cell.week * step + 0.5}
                  y={top + cell.weekday * step + 0.5}
                  width={step - 2}
                  height={step - 2}
                  rx={2}
                  {...(cell.clockJumps > 0 ? { 'data-jump': true } : {})}
                >
                  <title>{tipOfDay(cell)}</title>
                </rect>
              ))}
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}
