import { memo, useCallback } from 'react'
import { useFleetView, type Brush } from '../../state/fleet-view'
import { text } from '../../text/text'
import { dimensionName } from './brush-words'
import type { CategoryDimension, NumberDimension, SetDimension } from './crossfilter'
import { FacetCategory } from './facet-category'
import { FacetNumber } from './facet-number'
import { facetIds } from './fleet-data'
import styles from './facets.module.css'
import type { Brushing } from './use-brushing'

/** Every dimension of the fleet with what is left of it; a choice anywhere narrows everything else. */
export const FacetPanel = ({ brushing }: { brushing: Brushing }) => {
  const brushes = useFleetView((state) => state.brushes)
  return (
    <div className={styles.panel} role="group" aria-label={text.brush.facets} tabIndex={-1}>
      {facetIds.map((id) => {
        const dimension = brushing.dimensions.find((one) => one.id === id)
        if (dimension === undefined || dimension.kind === 'test' || (dimension.kind !== 'number' && dimension.labels.length === 0)) return null
        return <Facet key={id} dimension={dimension} counted={brushing.filter.counts(id).join(' ')} brush={brushes[id]} />
      })}
    </div>
  )
}

/** One dimension; drawn again when its counts or its own choice differ. `counted` is what would be left of each label or bin. */
const Facet = memo(({ dimension, counted, brush }: { dimension: CategoryDimension | NumberDimension | SetDimension; counted: string; brush: Brush | undefined }) => {
  const setBrush = useFleetView((state) => state.brush)
  const { id } = dimension
  const onBrush = useCallback((next: Brush | undefined, within?: boolean) => setBrush(id, next, within), [setBrush, id])
  const counts = counted.split(' ').map(Number)
  return (
    <section className={styles.facet} aria-label={dimensionName(id)}>
      <header className={styles.head}>
        <h3>{dimensionName(id)}</h3>
        {brush !== undefined && (
          <button type="button" className={styles.more} aria-label={text.brush.remove(dimensionName(id))} onClick={() => onBrush(undefined)}>
            {text.actions.clear}
          </button>
        )}
      </header>
      {dimension.kind === 'number' ? <FacetNumber dimension={dimension} counts={counts} brush={brush} onBrush={onBrush} /> : <FacetCategory dimension={dimension} counts={counts} brush={brush} onBrush={onBrush} />}
    </section>
  )
})
