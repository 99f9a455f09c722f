import { memo, useCallback, useRef, useState, type ReactNode } from 'react'
import { text } from '../text/text'
import { Button } from '../ui/button'
import { VirtualGrid, type GridColumn } from '../ui/grid/virtual-grid'
import { Panel } from '../ui/panel'
import styles from './chart.module.css'
import { ImageMenu } from './image-menu'

export interface Twin<Row> {
  columns: readonly GridColumn<Row>[]
  rows: readonly Row[]
}

/** A chart in a panel, with the same figures as a table one key away. */
export const ChartPanel = <Row,>({
  name,
  note,
  actions,
  height,
  twin,
  children,
}: {
  name: string
  note?: ReactNode
  actions?: ReactNode
  height: number
  /** Made only when the table is asked for. */
  twin: () => Twin<Row>
  children: ReactNode
}) => {
  const [asTable, setAsTable] = useState(false)
  const turn = useCallback(() => setAsTable((shown) => !shown), [])
  const body = useRef<HTMLDivElement>(null)
  return (
    <Panel
      title={name}
      note={note}
      actions={
        <>
          {actions}
          <TwinButton name={name} asTable={asTable} onPress={turn} />
          {!asTable && <ImageMenu name={name} panel={body} />}
        </>
      }
    >
      {asTable ? <TwinTable label={name} height={height} twin={twin} /> : <div ref={body}>{children}</div>}
    </Panel>
  )
}

const TwinButton = memo(({ name, asTable, onPress }: { name: string; asTable: boolean; onPress: () => void }) => (
  <Button variant="quiet" small icon={asTable ? 'chart' : 'table'} aria-label={asTable ? text.actions.showChart(name) : text.actions.showTable(name)} onPress={onPress}>
    {asTable ? text.actions.chart : text.actions.table}
  </Button>
))

const TwinTable = <Row,>({ label, height, twin }: { label: string; height: number; twin: () => Twin<Row> }) => {
  const { columns, rows } = twin()
  return (
    <div className={styles.twin} style={{ height }}>
      <VirtualGrid label={label} columns={columns} rowCount={rows.length} rowAt={(index) => rows[index]} />
    </div>
  )
}
