import { ChartPanel } from '../../charts/chart-panel'
import { roundStep } from '../../charts/round-ticks'
import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { formatNumber } from '../../ui/format'
import { useWidth } from '../../ui/use-width'
import styles from './more.module.css'

const height = 190
const left = 42
const right = 34
const top = 8
const bottom = 30

interface Month {
  at: string
  energy: number
  aux: number
  heat: number
  cop: number
  coverage: number
}

/** Electricity of each month, backup heat in it, and the COP. */
export const MonthsPanel = ({ unitId }: { unitId: string }) => {
  const [ref, width] = useWidth<HTMLDivElement>()
  const { data } = useQuery('unit.months', { unitId })
  if (data === undefined || data.rowCount === 0) return null
  const column = (name: Parameters<typeof data.numbers>[0]): Float64Array => data.numbers(name)
  const months = Array.from({ length: data.rowCount }, (_, row): Month => ({
    at: new Date((column('month')[row] as number) * 86_400_000).toISOString().slice(0, 7),
    energy: column('energy_kwh')[row] as number,
    aux: column('aux_kwh')[row] as number,
    heat: column('heat_kwh')[row] as number,
    cop: column('cop')[row] as number,
    coverage: column('coverage')[row] as number,
  }))
  const greatest = (values: readonly number[]): number => Math.max(1, ...values.filter((value) => !Number.isNaN(value)))
  const mostKwh = greatest(months.map(({ energy }) => energy))
  const kwhStep = roundStep(mostKwh, 5)
  const steps = Math.ceil(mostKwh / kwhStep)
  const copStep = roundStep(greatest(months.map(({ cop }) => cop)), steps)
  const [most, mostCop] = [steps * kwhStep, steps * copStep]
  const step = Math.max(0, width - left - right) / months.length
  const y = (kwh: number): number => top + (1 - kwh / most) * (height - top - bottom)
  const yCop = (cop: number): number => top + (1 - cop / mostCop) * (height - top - bottom)
  const every = Math.ceil(months.length / Math.max(1, Math.floor(width / 64)))
  const twin = () => ({
    columns: [
      { id: 'm', title: text.unitMore.month, width: 90, render: (row: Month) => <span>{row.at}</span> },
      { id: 'e', title: `${text.unitMore.energy}, kWh`, width: 110, align: 'end' as const, render: (row: Month) => <span>{formatNumber(row.energy)}</span> },
      { id: 'a', title: `${text.unitMore.aux}, kWh`, width: 120, align: 'end' as const, render: (row: Month) => <span>{formatNumber(row.aux)}</span> },
      { id: 'h', title: `${text.unitMore.heat}, kWh`, width: 90, align: 'end' as const, render: (row: Month) => <span>{formatNumber(row.heat)}</span> },
      { id: 'c', title: text.unitMore.cop, width: 70, align: 'end' as const, render: (row: Month) => <span>{formatNumber(row.cop, 2)}</span> },
    ],
    rows: months,
  })
  return (
    <ChartPanel name={text.unitMore.months} note={text.unitMore.monthsNote} height={height} twin={twin}>
      <div ref={ref} data-chart style={{ height }}>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={text.unitMore.monthsLabel(formatNumber(months.length))}>
            {Array.from({ length: steps + 1 }, (_, line) => (
              <g key={line}>
                <line className={styles.gridLine} x1={left} x2={width - right} y1={y(line * kwhStep)} y2={y(line * kwhStep)} />
                <text className={styles.tick} x={left - 6} y={y(line * kwhStep) + 4} textAnchor="end">
                  {formatNumber(line * kwhStep)}
                </text>
                <text className={styles.tick} x={width - right + 6} y={y(line * kwhStep) + 4}>
                  {formatNumber(line * copStep, copStep < 1 ? 1 : 0)}
                </text>
              </g>
            ))}
            {months.map((month, index) => (
              <g key={month.at}>
                {!Number.isNaN(month.energy) && <rect className={styles.energy} x={left + index * step + step * 0.14} width={step * 0.72} y={y(month.energy)} height={Math.max(0, height - bottom - y(month.energy))} />}
                {!Number.isNaN(month.aux) && month.aux > 0 && <rect className={styles.aux} x={left + index * step + step * 0.14} width={step * 0.72} y={y(month.aux)} height={Math.max(0, height - bottom - y(month.aux))} />}
                {index % every === 0 && (
                  <text className={styles.tick} x={left + (index + 0.5) * step} y={height - bottom + 14} textAnchor="middle">
                    {month.at}
                  </text>
                )}
              </g>
            ))}
            <polyline className={styles.cop} points={months.flatMap((month, index) => (Number.isNaN(month.cop) ? [] : [`${left + (index + 0.5) * step},${yCop(month.cop)}`])).join(' ')} />
            <text className={styles.tick} x={left} y={height - 3}>
              kWh
            </text>
            <text className={styles.tick} x={width - right} y={height - 3} textAnchor="end">
              {text.unitMore.cop}
            </text>
          </svg>
        )}
      </div>
    </ChartPanel>
  )
}
