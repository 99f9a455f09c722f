import { memo, useState } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { fleetColumns } from '../../../analytics/contract/choices'
import { useEngine } from '../../engine/engine-context'
import { showView, useFleetView, type ShownColumn } from '../../state/fleet-view'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/field'
import { formatNumber } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { exportFleet } from './export-fleet'
import { columnTitle } from './fleet-columns'
import styles from './fleet.module.css'

const offered: readonly ShownColumn[] = [...fleetColumns.slice(0, fleetColumns.indexOf('cop_trend_pct_per_year')), 'spark', ...fleetColumns.slice(fleetColumns.indexOf('cop_trend_pct_per_year'))]

/** Shows or hides the charts. */
export const ChartsButton = memo(() => {
  const charts = useFleetView((state) => state.charts)
  const setCharts = useFleetView((state) => state.setCharts)
  return (
    <Button icon="chart" onPress={() => setCharts(!charts)}>
      {charts ? text.brush.hideCharts : text.brush.showCharts}
    </Button>
  )
})

/** Chooses the columns of the fleet. */
export const ColumnMenu = memo(() => {
  const columns = useFleetView((state) => state.columns)
  const setColumns = useFleetView((state) => state.setColumns)
  return (
    <MenuTrigger>
      <Button icon="columns">{text.fleet.columns}</Button>
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <Menu
          aria-label={text.fleet.columns}
          selectionMode="multiple"
          selectedKeys={columns}
          disabledKeys={['unit_id']}
          onSelectionChange={(keys) => {
            const chosen = keys === 'all' ? new Set<unknown>(offered) : keys
            setColumns(offered.filter((id) => id === 'unit_id' || chosen.has(id)))
          }}
        >
          {offered.map((id) => (
            <MenuItem key={id} id={id} className={styles.menuItem ?? ''} textValue={columnTitle(id)}>
              {({ isSelected }) => (
                <>
                  <span className={styles.tick}>{isSelected && <Icon name="check" size={14} />}</span>
                  {columnTitle(id)}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
})

/** Saved views: filter, columns and order under a name. */
export const ViewMenu = memo(() => {
  const views = useFleetView((state) => state.views)
  const saveView = useFleetView((state) => state.saveView)
  const removeView = useFleetView((state) => state.removeView)
  const [naming, setNaming] = useState(false)
  const [name, setName] = useState('')
  return (
    <>
      <MenuTrigger>
        <Button icon="fleet">{text.brush.views}</Button>
        <Popover className={styles.popover ?? ''} placement="bottom end">
          <Menu
            aria-label={text.brush.views}
            onAction={(key) => {
              if (key === '+') return setNaming(true)
              const [action, ...rest] = String(key).split(' ')
              const view = views.find((one) => one.name === rest.join(' '))
              if (view === undefined) return
              if (action === 'remove') return removeView(view.name)
              showView(view)
            }}
          >
            <MenuItem id="+" className={styles.menuItem ?? ''}>
              <Icon name="plus" size={14} />
              {text.brush.saveView}
            </MenuItem>
            {views.map((view) => (
              <MenuItem key={view.name} id={`show ${view.name}`} className={styles.menuItem ?? ''}>
                {view.name}
              </MenuItem>
            ))}
            {views.map((view) => (
              <MenuItem key={`remove ${view.name}`} id={`remove ${view.name}`} className={`${styles.menuItem} ${styles.muted}`}>
                {text.brush.removeView(view.name)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Dialog label={text.brush.saveView} isOpen={naming} onClose={() => setNaming(false)}>
        <form
          className={styles.nameForm}
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '') saveView(name.trim())
            setName('')
            setNaming(false)
          }}
        >
          <h2>{text.brush.saveView}</h2>
          <TextField label={text.brush.viewName} placeholder={text.brush.viewName} value={name} onChange={setName} />
          <div className={styles.nameButtons}>
            <Button onPress={() => setNaming(false)}>{text.actions.cancel}</Button>
            <Button variant="primary" type="submit" isDisabled={name.trim() === ''}>
              {text.brush.saveView}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
})

/** Saves exactly what is shown. */
export const ExportMenu = memo(() => {
  const engine = useEngine()
  const [done, setDone] = useState<string>()
  return (
    <>
      <span role="status" className={styles.muted}>
        {done}
      </span>
      <MenuTrigger>
        <Button icon="download">{text.brush.export}</Button>
        <Popover className={styles.popover ?? ''} placement="bottom end">
          <Menu
            aria-label={text.brush.export}
            onAction={(key) => {
              exportFleet(engine, key === 'xlsx' ? 'xlsx' : 'csv').then(
                (rows) => setDone(text.fleet.exported(formatNumber(rows))),
                (thrown: unknown) => setDone(thrown instanceof Error ? thrown.message : String(thrown)),
              )
            }}
          >
            <MenuItem id="csv" className={styles.menuItem ?? ''}>
              {text.brush.exportCsv}
            </MenuItem>
            <MenuItem id="xlsx" className={styles.menuItem ?? ''}>
              {text.brush.exportXlsx}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  )
})
