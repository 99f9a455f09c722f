import { useCallback, useEffect, useMemo, useState } from 'react'
import type { FleetColumn } from '../../../analytics/contract'
import { useQuery } from '../../engine/use-query'
import { useFleetView } from '../../state/fleet-view'
import { goTo } from '../../state/place'
import { text } from '../../text/text'
import { Button, ButtonLink } from '../../ui/button'
import { formatNumber } from '../../ui/format'
import { VirtualGrid } from '../../ui/grid/virtual-grid'
import { ErrorMessage, Message } from '../../ui/message'
import { Screen } from '../../ui/screen'
import { DensityPanel } from './density-panel'
import { FacetPanel } from './facet-panel'
import { FilterSentence } from './filter-sentence'
import { ChartsButton, ColumnMenu, ExportMenu, ViewMenu } from './fleet-actions'
import { fleetGridColumns } from './fleet-columns'
import { fleetFigures } from './fleet-figures'
import { FleetKpis } from './fleet-kpis'
import { fleetRows, orderOf, type FleetRow } from './fleet-row'
import styles from './fleet.module.css'
import { MapPanel } from './map-panel'
import { useBrushing } from './use-brushing'
import { useSparks } from './use-sparks'

const sightStep = 64
const unitOfRow = ({ unit }: FleetRow): number => unit

/** Every unit: what is wrong, how bad, what it costs; a brush anywhere filters everything else. */
export const FleetView = () => {
  const { brushes, sort, columns, charts, setSort, setBrushes } = useFleetView()
  const answer = useQuery('fleet.units', {}, { keepPrevious: true })
  const bins = useQuery('fleet.copBins', {}, { keepPrevious: true })
  const brushing = useBrushing(answer.data, bins.data, brushes)
  const units = answer.data
  const total = units?.rowCount ?? 0
  const order = useMemo(() => (units === undefined ? undefined : orderOf(units, sort.column, sort.descending)), [units, sort])
  const shown = useMemo(() => (brushing === undefined || order === undefined ? undefined : order.filter((unit) => brushing.filter.mask[unit] === 0)), [brushing, order])
  const figures = useMemo(() => (brushing === undefined ? undefined : fleetFigures(brushing)), [brushing])
  const [sight, setSight] = useState(0)
  const onSight = useCallback((first: number) => setSight(Math.floor(first / sightStep)), [])
  const near = useMemo(
    () => (units === undefined || shown === undefined ? [] : Array.from(shown.subarray(Math.max(0, (sight - 1) * sightStep), (sight + 2) * sightStep), (unit) => units.texts('unit_id')[unit] as string)),
    [units, shown, sight],
  )
  const sparks = useSparks(near, columns.includes('spark'))
  const gridColumns = useMemo(() => fleetGridColumns(columns, sparks), [columns, sparks])
  const rowOf = useMemo(() => (units === undefined ? undefined : fleetRows(units)), [units])
  const rowAt = useCallback((at: number) => (shown?.[at] === undefined ? undefined : rowOf?.(shown[at])), [rowOf, shown])

  useEffect(() => {
    useFleetView.setState({ shownUnits: () => (units === undefined || shown === undefined ? undefined : Array.from(shown, (unit) => units.texts('unit_id')[unit] as string)) })
  }, [units, shown])

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]') !== null) return
      if (Object.keys(useFleetView.getState().brushes).length > 0) setBrushes({})
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [setBrushes])

  if (units !== undefined && total === 0)
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
      lead={units !== undefined && <span role="status">{text.fleet.count(formatNumber(shown?.length ?? 0), formatNumber(total))}</span>}
      actions={
        <>
          <ChartsButton />
          <ViewMenu />
          <ColumnMenu />
          <ExportMenu />
        </>
      }
      fill
    >
      <FleetKpis figures={figures} all={total} />
      <FilterSentence />
      {answer.error !== undefined && <ErrorMessage error={answer.error} />}
      <div className={styles.body}>
        {brushing === undefined ? <div /> : <FacetPanel brushing={brushing} />}
        <div className={styles.right}>
          {charts && brushing !== undefined && (
            <div className={styles.charts}>
              <DensityPanel brushing={brushing} />
              <MapPanel brushing={brushing} />
            </div>
          )}
          <VirtualGrid
            label={text.fleet.title}
            columns={gridColumns}
            rowCount={shown?.length ?? 0}
            rowAt={rowAt}
            rowKey={unitOfRow}
            onSight={onSight}
            sort={sort}
            onSort={({ column, descending }) => setSort({ column: column as FleetColumn, descending })}
            onOpen={(row) => goTo({ screen: 'unit', id: row.unit_id })}
            empty={
              answer.loading ? (
                <Message title={text.state.loading} />
              ) : (
                <Message title={text.fleet.empty} action={<Button onPress={() => setBrushes({})}>{text.fleet.clearFilter}</Button>} />
              )
            }
          />
        </div>
      </div>
    </Screen>
  )
}
