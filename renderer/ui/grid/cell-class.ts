import type { GridColumn } from './virtual-grid'
import styles from './virtual-grid.module.css'

/** The look of one cell of a grid. */
export const cellClass = ({ align }: Pick<GridColumn<never>, 'align'>, index: number, { active, sorted = false }: { active: boolean; sorted?: boolean }): string =>
  [styles.cell, align === 'end' ? styles.end : '', index === 0 ? styles.first : '', active ? styles.active : '', sorted ? styles.sorted : ''].filter(Boolean).join(' ')
