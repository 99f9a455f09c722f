import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './segmented.module.css'

export interface Segment<Id extends string> {
  id: Id
  label: ReactNode
  count?: string
}

/** One choice of a few, or several of them. */
export const Segmented = <Id extends string>({
  label,
  segments,
  selected,
  onSelect,
  many = false,
}: {
  label: string
  segments: readonly Segment<Id>[]
  selected: readonly Id[]
  onSelect: (ids: Id[]) => void
  many?: boolean
}) => (
  <ToggleButtonGroup
    aria-label={label}
    className={styles.group ?? ''}
    selectionMode={many ? 'multiple' : 'single'}
    disallowEmptySelection={!many}
    selectedKeys={selected}
    onSelectionChange={(keys) => onSelect([...keys] as Id[])}
  >
    {segments.map((segment) => (
      <ToggleButton key={segment.id} id={segment.id} className={styles.item ?? ''}>
        {segment.label}
        {segment.count !== undefined && <span className={styles.count}>{segment.count}</span>}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
)
