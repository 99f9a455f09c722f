import type { ImportRule } from '../../../../analytics/contract'
import { text } from '../../../text/text'
import { formatNumber } from '../../../ui/format'
import { SimpleTable, type TableColumn } from '../../../ui/simple-table'

const head = text.import.outcome

const columns: TableColumn<ImportRule>[] = [
  { title: head.rule, render: ({ rule }) => head.ruleNames[rule] ?? rule.replaceAll('_', ' ') },
  { title: head.action, nowrap: true, render: ({ action }) => head.actions[action] ?? action },
  { title: head.values, align: 'end', render: ({ values }) => formatNumber(values) },
  { title: head.unitsHit, align: 'end', render: ({ units }) => formatNumber(units) },
]

/** Values of an import that were left out or repaired, by rule. */
export const RulesTable = ({ rules }: { rules: readonly ImportRule[] }) => (
  <SimpleTable label={head.rules} columns={columns} rows={rules} rowKey={({ rule, action }) => `${rule} ${action}`} />
)
