import { triageStatuses } from '../../../analytics/contract/choices'
import { text } from '../../text/text'
import { Missing, TextCell } from '../../ui/cells'
import { formatMoney, formatNumber, formatPercent } from '../../ui/format'
import type { GridColumn } from '../../ui/grid/virtual-grid'
import { SeverityMark, severityOfRank } from '../../ui/severity'
import { formatDay } from '../../ui/time'
import type { FindingRow } from './finding-rows'
import styles from './findings.module.css'

const head = text.findings.head
/** Widths that the words of the page's language need. */
const stateWidth = 12 + 7.7 * Math.max(...['open' as const, ...triageStatuses].map((state) => text.findings.states[state].length))
const longDay = formatDay('2025-11-25')
const dayWidth = 17 + 8.3 * longDay.replace(/[. ]/g, '').length + 3.6 * longDay.replace(/[^. ]/g, '').length
const faultWidth = 187
const costWidth = 22 + 6.8 * head.annual_cost.length

/** The columns of the triage list; the first selects. */
export const findingGridColumns = (selected: ReadonlySet<string>, toggle: (row: FindingRow) => void, wide: boolean): GridColumn<FindingRow>[] => [
  {
    id: 'select',
    title: '',
    width: 32,
    render: (row) => (
      <input
        type="checkbox"
        className={styles.check}
        aria-label={text.findings.select(row.id)}
        checked={selected.has(row.id)}
        tabIndex={-1}
        onClick={(event) => event.stopPropagation()}
        onChange={() => toggle(row)}
      />
    ),
  },
  { id: 'severity', title: head.severity, width: 86, sortable: true, render: (row) => <SeverityMark severity={severityOfRank(row.severity)} /> },
  { id: 'fault', title: head.fault, width: faultWidth, grow: 2, sortable: true, render: (row) => <TextCell value={text.faults[row.fault] ?? row.fault} strong /> },
  { id: 'unit_id', title: head.unit_id, width: 73, grow: wide ? 1 : 0, sortable: true, render: (row) => <TextCell value={row.unitId} /> },
  ...(wide ? [{ id: 'site_name', title: head.site_name, width: 120, grow: 1.4, sortable: true, render: (row: FindingRow) => <TextCell value={row.siteName} /> }] : []),
  { id: 'status', title: head.status, width: stateWidth, sortable: true, render: (row) => <span title={row.reason ?? undefined}>{text.findings.states[row.status]}</span> },
  ...(wide ? [{ id: 'assignee', title: head.assignee, width: 90, grow: 0.6, sortable: true, render: (row: FindingRow) => <TextCell value={row.assignee} /> }] : []),
  ...(wide ? [{ id: 'confidence', title: head.confidence, hint: `${head.confidence}: ${text.glossary['confidence']}`, width: 90, align: 'end' as const, sortable: true, render: (row: FindingRow) => (Number.isNaN(row.confidence) ? <Missing /> : <span>{formatPercent(row.confidence * 100)}</span>) }] : []),
  { id: 'detected_on', title: head.detected_on, width: dayWidth, align: 'end', sortable: true, render: (row) => <span>{formatDay(row.detectedOn)}</span> },
  { id: 'annual_cost', title: head.annual_cost, width: costWidth, align: 'end', sortable: true, render: (row) => (Number.isNaN(row.annualCost) ? <Missing /> : <span>{formatMoney(row.annualCost, row.currency)}</span>) },
  ...(wide ? [{ id: 'recurrence', title: head.recurrence, width: 62, align: 'end' as const, sortable: true, render: (row: FindingRow) => (row.recurrence === 0 ? <Missing /> : <span>{formatNumber(row.recurrence)}</span>) }] : []),
]
