import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { fleetColumns, type FleetColumn, type FleetFacets, type FleetSummary } from '../../../analytics/contract'
import { useFleetView } from '../../state/fleet-view'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { SearchField, SelectField } from '../../ui/field'
import { formatNumber } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { Segmented } from '../../ui/segmented'
import { SeverityShape } from '../../ui/severity'
import styles from './fleet.module.css'

const severities = ['critical', 'major', 'minor', 'advisory', 'none'] as const

/** Filter and columns of the fleet. */
export const FleetTools = ({
  summary,
  facets,
}: {
  summary: FleetSummary | undefined
  facets: FleetFacets | undefined
}) => {
  const { filter, setFilter } = useFleetView()
  return (
    <div className={styles.tools} role="group" aria-label={text.fleet.searchLabel}>
      <SearchField
        label={text.fleet.searchLabel}
        placeholder={text.fleet.search}
        value={filter.text}
        onChange={(value) => setFilter({ text: value })}
      />
      <Segmented
        label={text.fleet.severity}
        many
        selected={filter.severities}
        onSelect={(chosen) => setFilter({ severities: chosen })}
        segments={severities.map((severity) => ({
          id: severity,
          label: (
            <span className={styles.segment}>
              <SeverityShape severity={severity} />
              {text.severity[severity]}
            </span>
          ),
          ...(summary === undefined ? {} : { count: formatNumber(summary.bySeverity[severity]) }),
        }))}
      />
      <SelectField
        label={text.fleet.fault}
        value={filter.faults[0] ?? ''}
        onChange={(value) => setFilter({ faults: value === '' ? [] : [value] })}
        options={[
          { value: '', label: text.fleet.anyFault },
          ...(facets?.faults ?? []).map(({ value, units }) => ({
            value,
            label: `${text.faults[value] ?? value} (${formatNumber(units)})`,
          })),
        ]}
      />
      <SelectField
        label={text.fleet.brand}
        value={filter.brands[0] ?? ''}
        onChange={(value) => setFilter({ brands: value === '' ? [] : [value] })}
        options={[
          { value: '', label: text.fleet.anyBrand },
          ...(facets?.brands ?? []).map(({ value, units }) => ({ value, label: `${value} (${formatNumber(units)})` })),
        ]}
      />
    </div>
  )
}

/** Chooses the columns of the fleet. */
export const ColumnMenu = () => {
  const { columns, setColumns } = useFleetView()
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
            const chosen = keys === 'all' ? new Set<unknown>(fleetColumns) : keys
            setColumns(fleetColumns.filter((id: FleetColumn) => id === 'unit_id' || chosen.has(id)))
          }}
        >
          {fleetColumns.map((id) => (
            <MenuItem key={id} id={id} className={styles.menuItem ?? ''} textValue={text.fleet.head[id]}>
              {({ isSelected }) => (
                <>
                  <span className={styles.tick}>{isSelected && <Icon name="check" size={14} />}</span>
                  {text.fleet.head[id]}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
