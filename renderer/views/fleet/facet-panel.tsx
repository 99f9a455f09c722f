import { useFleetView } from '../../state/fleet-view'
import { text } from '../../text/text'
import { dimensionName } from './brush-words'
import { FacetCategory } from './facet-category'
import { FacetNumber } from './facet-number'
import { facetIds } from './fleet-data'
import styles from './facets.module.css'
import type { Brushing } from './use-brushing'

/** Every dimension of the fleet with what is left of it; a choice anywhere narrows everything else. */
export const FacetPanel = ({ brushing }: { brushing: Brushing }) => {
  const brushes = useFleetView((state) => state.brushes)
  const brush = useFleetView((state) => state.brush)
  return (
    <div className={styles.panel} role="group" aria-label={text.brush.facets} tabIndex={-1}>
      {facetIds.map((id) => {
        const dimension = brushing.dimensions.find((one) => one.id === id)
        if (dimension === undefined || dimension.kind === 'test' || (dimension.kind !== 'number' && dimension.labels.length === 0)) return null
        const counts = brushing.filter.counts(id)
        return (
          <section key={id} className={styles.facet} aria-label={dimensionName(id)}>
            <header className={styles.head}>
              <h3>{dimensionName(id)}</h3>
              {brushes[id] !== undefined && (
                <button type="button" className={styles.more} aria-label={text.brush.remove(dimensionName(id))} onClick={() => brush(id, undefined)}>
                  {text.actions.clear}
                </button>
              )}
            </header>
            {dimension.kind === 'number' ? (
              <FacetNumber dimension={dimension} counts={counts} brush={brushes[id]} onBrush={(next, within) => brush(id, next, within)} />
            ) : (
              <FacetCategory dimension={dimension} counts={counts} brush={brushes[id]} onBrush={(next) => brush(id, next)} />
            )}
          </section>
        )
      })}
    </div>
  )
}
