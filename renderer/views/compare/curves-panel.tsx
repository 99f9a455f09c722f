import type { Comparison, CurvePoint, RatedPoint } from '../../../analytics/contract'
import { ChartPanel } from '../../charts/chart-panel'
import { spreadLabels } from '../../charts/spread-labels'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { formatNumber, formatQuantity, scaleOf } from '../../ui/format'
import { useWidth } from '../../ui/use-width'
import styles from './compare.module.css'

const height = 300
const left = 34
const right = 20
const top = 10
const bottom = 36
const fromC = -24
const toC = 24

/** Both groups' COP by outdoor temperature: median, band and what is rated. */
export const CurvesPanel = ({ comparison }: { comparison: Comparison }) => {
  const [ref, width] = useWidth<HTMLDivElement>()
  const system = usePreferences((state) => state.units)
  const { curves, rated, units } = comparison
  const most = Math.max(5, ...[...curves.a, ...curves.b].map(({ high }) => high), ...[...rated.a, ...rated.b].map(({ cop }) => cop)) * 1.05
  const x = (celsius: number): number => left + ((celsius - fromC) / (toC - fromC)) * (width - left - right)
  const y = (cop: number): number => top + (1 - cop / most) * (height - top - bottom)
  const scale = scaleOf('temperature', system)
  const step = system === 'us' ? 20 : 10
  const ticks: number[] = []
  for (let shown = Math.ceil(scale.from(fromC) / step) * step; shown <= scale.from(toC); shown += step) ticks.push(shown)
  const inside = (points: readonly CurvePoint[]): readonly CurvePoint[] => points.filter(({ outdoorC }) => outdoorC >= fromC && outdoorC <= toC)
  const line = (points: readonly CurvePoint[]): string => inside(points).map(({ outdoorC, median }, index) => `${index === 0 ? 'M' : 'L'}${x(outdoorC)} ${y(median)}`).join('')
  const band = (points: readonly CurvePoint[]): string =>
    `${inside(points).map(({ outdoorC, high }, index) => `${index === 0 ? 'M' : 'L'}${x(outdoorC)} ${y(high)}`).join('')}${inside(points).toReversed().map(({ outdoorC, low }) => `L${x(outdoorC)} ${y(low)}`).join('')}Z`
  const sides = [
    { name: text.compare.a, points: curves.a, rated: rated.a, line: styles.lineA, band: styles.bandA, label: styles.endA },
    { name: text.compare.b, points: curves.b, rated: rated.b, line: styles.lineB, band: styles.bandB, label: styles.endB },
  ]
  const twin = () => ({
    columns: [
      { id: 't', title: text.compare.outdoor, width: 130, render: (row: Row) => <span>{formatQuantity(row.at, 'temperature', system, 1)}</span> },
      { id: 'a', title: text.compare.a, width: 70, align: 'end' as const, render: (row: Row) => <span>{formatNumber(row.a, 2)}</span> },
      { id: 'b', title: text.compare.b, width: 70, align: 'end' as const, render: (row: Row) => <span>{formatNumber(row.b, 2)}</span> },
    ],
    rows: [...new Set([...curves.a, ...curves.b].map(({ outdoorC }) => outdoorC))].sort((p, q) => p - q).map((at) => ({ at, a: curves.a.find((point) => point.outdoorC === at)?.median, b: curves.b.find((point) => point.outdoorC === at)?.median })),
  })
  return (
    <ChartPanel name={text.compare.curves} note={text.compare.curvesNote} height={height} twin={twin}>
      <div ref={ref} style={{ height }} data-chart>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={text.compare.curvesLabel(text.compare.units(formatNumber(units.a)), text.compare.units(formatNumber(units.b)))}>
            {[1, 2, 3, 4, 5, 6, 7, 8].filter((cop) => cop < most).map((cop) => (
              <g key={cop}>
                <line className={styles.gridLine} x1={left} x2={width - right} y1={y(cop)} y2={y(cop)} />
                <text className={styles.tick} x={left - 7} y={y(cop) + 4} textAnchor="end">
                  {cop}
                </text>
              </g>
            ))}
            {ticks.map((tick) => (
              <text key={tick} className={styles.tick} x={x(scale.back(tick))} y={height - bottom + 15} textAnchor="middle">
                {formatNumber(tick)}
              </text>
            ))}
            <text className={styles.tick} x={left + (width - left - right) / 2} y={height - 4} textAnchor="middle">{`${text.compare.outdoor}, ${scale.unit}`}</text>
            {sides.map(({ name, points, band: className }) => points.length > 1 && <path key={name} d={band(points)} className={className} />)}
            {sides.map(({ name, points, line: className }) => points.length > 0 && <path key={name} d={line(points)} className={className} />)}
            {sides.flatMap(({ name, rated: marks, line: className }) =>
              marks.map(({ outdoorC, cop }) => <path key={`${name}${outdoorC}`} d={`M${x(outdoorC) - 4} ${y(cop) - 4}l8 8m0-8l-8 8`} className={className} />),
            )}
            {ratedLabels(rated, (cop) => y(cop)).map(({ name, outdoorC, cop }) => (
              <text key={`${name} ${outdoorC}`} className={styles.mark} x={x(outdoorC) + 8} y={y(cop) + 4}>
                {text.compare.rated(name)}
              </text>
            ))}
            {endLabels(sides.map(({ name, points, label }) => ({ name, label, last: inside(points).at(-1) })), (celsius) => Math.min(width - right, x(celsius) + 6), y).map(({ name, label, atX, atY }) => (
              <text key={name} className={label} x={atX} y={atY + 4}>
                {name}
              </text>
            ))}
          </svg>
        )}
      </div>
      {rated.a.length + rated.b.length === 0 && <p className={styles.muted}>{text.compare.ratedNone}</p>}
    </ChartPanel>
  )
}

interface RatedLabel {
  name: string
  outdoorC: number
  cop: number
}

/** What stands beside rated points: one label where those of both sides would lie on each other. */
const ratedLabels = ({ a, b }: Comparison['rated'], y: (cop: number) => number): RatedLabel[] => {
  const near = (one: RatedPoint): RatedPoint | undefined => b.find(({ outdoorC, cop }) => outdoorC === one.outdoorC && Math.abs(y(cop) - y(one.cop)) < 12)
  return [
    ...a.map((one) => ({ ...one, name: near(one) === undefined ? text.compare.a : `${text.compare.a}, ${text.compare.b}` })),
    ...b.filter((one) => !a.some((other) => near(other) === one)).map((one) => ({ ...one, name: text.compare.b })),
  ]
}

interface EndOf {
  name: string
  label: string | undefined
  last: CurvePoint | undefined
}

/** Where the names of the curves stand: right of their ends, apart where the curves end side by side. */
const endLabels = (ends: readonly EndOf[], x: (celsius: number) => number, y: (cop: number) => number) => {
  const there = ends.flatMap(({ name, label, last }) => (last === undefined ? [] : [{ name, label, atX: x(last.outdoorC), atY: y(last.median) }]))
  const near = there.every(({ atX }) => Math.abs(atX - (there[0]?.atX ?? atX)) < 20)
  const places = near ? spreadLabels(there.map(({ atY }) => atY), height - bottom) : there.map(({ atY }) => atY)
  return there.map((end, index) => ({ ...end, atY: places[index] as number }))
}

interface Row {
  at: number
  a: number | undefined
  b: number | undefined
}
