import { useMemo, useState } from 'react'
import type { FleetColumn } from '../../../analytics/contract'
import { useEngine } from '../../engine/engine-context'
import { useQuery } from '../../engine/use-query'
import { emptyFilter, useFleetView } from '../../state/fleet-view'
import { goTo } from '../../state/place'
import { text } from '../../text/text'
import { Button, ButtonLink } from '../../ui/button'
import { formatNumber } from '../../ui/format'
import { VirtualGrid } from '../../ui/grid/virtual-grid'
import { ErrorMessage, Message } from '../../ui/message'
import { Screen } from '../../ui/screen'
import { exportFleet } from './export-fleet'
import { fleetGridColumns } from './fleet-columns'
import { FleetKpis } from './fleet-kpis'
import { ColumnMenu, FleetTools } from './fleet-tools'
import styles from './fleet.module.css'
import { useFleetPages } from './use-fleet-pages'

/** Every unit: what is wrong, how bad, what it costs. */
export const FleetView = () => {
  const { filter, sort, columns, setSort, setFilter } = useFleetView()
  const summary = useQuery('fleet.summary', {})
  const facets = useQuery('fleet.facets', {})
  const { matching, rowAt, onSight, error, loading } = useFleetPages(filter, sort)
  const gridColumns = useMemo(() => fleetGridColumns(columns), [columns])
  const total = summary.data?.units ?? 0
  const failure = error ?? summary.error

  if (summary.data !== undefined && total === 0)
    return (
      <Screen title={text.fleet.title}>
        <Message
          title={text.fleet.emptyProject}
          hint={text.fleet.emptyProjectHint}
          action={
            <ButtonLink href="#/import" icon="import" variant="primary">
              {text.screens.import}
            </ButtonLink>
          }
        />
      </Screen>
    )

  return (
    <Screen
      title={text.fleet.title}
      lead={summary.data && <span role="status">{text.fleet.count(formatNumber(matching), formatNumber(total))}</span>}
      actions={
        <>
          <ColumnMenu />
          <ExportButton />
        </>
      }
      fill
    >
      <FleetKpis summary={summary.data} />
      <FleetTools summary={summary.data} facets={facets.data} />
      {failure !== undefined && <ErrorMessage error={failure} />}
      <div className={styles.table}>
        <VirtualGrid
          label={text.fleet.title}
          columns={gridColumns}
          rowCount={matching}
          rowAt={rowAt}
          onSight={onSight}
          sort={sort}
          onSort={({ column, descending }) => setSort({ column: column as FleetColumn, descending })}
          onOpen={(row) => goTo({ screen: 'unit', id: row.unit_id })}
          empty={
            loading ? (
              <Message title={text.state.loading} />
            ) : (
              <Message
                title={text.fleet.empty}
                action={<Button onPress={() => setFilter(emptyFilter)}>{text.fleet.clearFilter}</Button>}
              />
            )
          }
        />
      </div>
    </Screen>
  )
}

const ExportButton = () => {
  const engine = useEngine()
  const [done, setDone] = useState<string>()
  return (
    <>
      <span role="status">{done}</span>
      <Button
        icon="download"
        onPress={() => {
          exportFleet(engine).then(
            (rows) => setDone(text.fleet.exported(formatNumber(rows))),
            (thrown: unknown) => setDone(thrown instanceof Error ? thrown.message : String(thrown)),
          )
        }}
      >
        {text.actions.exportCsv}
      </Button>
    </>
  )
}
