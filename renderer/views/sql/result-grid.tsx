import { useMemo } from 'react'
import { isoDay } from '../../../analytics/contract/days'
import type { ColumnSet } from '../../engine/column-set'
import { text } from '../../text/text'
import { Missing, TextCell } from '../../ui/cells'
import { VirtualGrid, type GridColumn } from '../../ui/grid/virtual-grid'
import { Message } from '../../ui/message'

/** A value of a statement as it is shown. */
export const plainValue = (value: number, kind: string): string =>
  kind === 'day' ? isoDay(value)
  : kind === 'time' ? `${new Date(value).toISOString().slice(0, 19).replace('T', ' ')}`
  : kind === 'boolean' ? String(value === 1)
  : Number.isInteger(value) ? String(value)
  : String(Number(value.toPrecision(9)))

/** The rows of a statement as they are: whole numbers, others to nine digits, days and times in UTC. */
export const ResultGrid = ({ answer }: { answer: ColumnSet }) => {
  const columns = useMemo(
    () =>
      answer.names.map((name): GridColumn<number> => {
        const kind = answer.kindOf(name)
        const isText = kind === 'text'
        const texts = isText ? answer.texts(name) : []
        const numbers = isText ? new Float64Array() : answer.numbers(name)
        return {
          id: name,
          title: name,
          width: Math.max(90, Math.min(220, 9 * name.length + 24)),
          grow: isText ? 1 : 0.4,
          align: isText ? 'start' : 'end',
          render: (row) => (isText ? <TextCell value={texts[row]} /> : Number.isNaN(numbers[row]) ? <Missing /> : <span>{plainValue(numbers[row] as number, kind)}</span>),
        }
      }),
    [answer],
  )
  return <VirtualGrid label={text.sql.result} columns={columns} rowCount={answer.rowCount} rowAt={(index) => index} empty={<Message title={text.sql.empty} />} />
}
