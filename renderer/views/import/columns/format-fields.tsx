import { useMemo } from 'react'
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import type { InspectedColumns, Mapping } from '../../../../analytics/contract'
import { text } from '../../../text/text'
import { SelectField } from '../../../ui/field'
import { Icon } from '../../../ui/icon'
import { Labelled } from '../../../ui/labelled'
import { SearchChoice } from '../../../ui/search-choice'
import { zoneChoices } from '../inspected/zones'
import styles from './columns.module.css'
import { needsSampleSeconds, withFormat, withSampleSeconds, withUnitFrom } from './draft-mapping'
import { timeFormats } from './time-formats'

/** How the file is written: its times, its numbers, whose rows they are. */
export const FormatFields = ({ shown, mapping, onChange }: { shown: InspectedColumns; mapping: Mapping; onChange: (mapping: Mapping) => void }) => {
  const { format, unit } = mapping
  const head = text.import.columns
  const zone = format.zone ?? shown.zone
  const zones = useMemo(() => zoneChoices(zone === null ? [] : [zone]), [zone])
  return (
    <div className={styles.fields} role="group" aria-label={head.format}>
      <Labelled label={head.time} wide>
        <TimeFormat value={format.time ?? null} found={shown.time} onChange={(time) => onChange(withFormat(mapping, { time: time ?? undefined }))} />
      </Labelled>
      <Labelled label={text.import.zone} wide>
        <SearchChoice
          label={text.import.zone}
          value={zone ?? ''}
          shown={zone ?? head.ownZone}
          muted={zone === null}
          choices={zones}
          onChoose={(chosen) => onChange(withFormat(mapping, { zone: chosen }))}
        />
      </Labelled>
      <Labelled label={head.decimal}>
        <SelectField
          label={head.decimal}
          value={format.decimal ?? '.'}
          options={[
            { value: '.', label: head.point },
            { value: ',', label: head.comma },
          ]}
          onChange={(decimal) => onChange(withFormat(mapping, { decimal: decimal === ',' ? ',' : '.' }))}
        />
      </Labelled>
      <Labelled label={head.unitFrom}>
        <SelectField
          label={head.unitFrom}
          value={'column' in unit ? `column ${unit.column}` : 'folder'}
          options={[{ value: 'folder', label: head.folder }, ...shown.columns.map(({ source }) => ({ value: `column ${source}`, label: head.column(source) }))]}
          onChange={(value) => onChange(withUnitFrom(mapping, value === 'folder' ? null : value.slice('column '.length)))}
        />
      </Labelled>
      {(needsSampleSeconds(mapping) || mapping.sample_s !== undefined) && (
        <Labelled label={head.sample}>
          <SelectField
            label={head.sample}
            value={String(mapping.sample_s ?? '')}
            options={[
              ...(mapping.sample_s === undefined ? [{ value: '', label: head.sampleNone }] : []),
              ...[...new Set([60, 300, 600, 900, 1800, 3600, 86_400, ...(mapping.sample_s === undefined ? [] : [mapping.sample_s])])]
                .sort((a, b) => a - b)
                .map((seconds) => ({ value: String(seconds), label: head.seconds(seconds) })),
            ]}
            onChange={(value) => onChange(withSampleSeconds(mapping, value === '' ? null : Number(value)))}
          />
        </Labelled>
      )}
    </div>
  )
}

const TimeFormat = ({ value, found, onChange }: { value: string | null; found: string | null; onChange: (time: string | null) => void }) => {
  const items = timeFormats(found)
  const commit = (typed: string): void => onChange(typed.trim() === '' || typed === found ? null : typed.trim())
  return (
    <ComboBox
      className={styles.combo ?? ''}
      aria-label={text.import.columns.time}
      allowsCustomValue
      menuTrigger="focus"
      defaultItems={items}
      defaultInputValue={value ?? found ?? ''}
      onSelectionChange={(key) => {
        if (key !== null) commit(String(key))
      }}
      onBlur={(event) => {
        if (event.target instanceof HTMLInputElement) commit(event.target.value)
      }}
      defaultFilter={() => true}
    >
      <Input className={styles.comboInput ?? ''} />
      <Button className={styles.comboButton ?? ''}>
        <Icon name="down" size={12} />
      </Button>
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.options ?? ''}>
          {(item: { id: string; example: string }) => (
            <ListBoxItem id={item.id} textValue={item.id} className={styles.option ?? ''}>
              <span>{item.id}</span>
              <span className={styles.sub}>{item.example}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
