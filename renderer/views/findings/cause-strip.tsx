import { useState } from 'react'
import type { FindingFilter } from '../../../analytics/contract'
import type { EngineError } from '../../../analytics/contract/errors'
import { useEngine } from '../../engine/engine-context'
import { asEngineError } from '../../engine/query-cache'
import { useQuery } from '../../engine/use-query'
import { useFindingsView } from '../../state/findings-view'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { ErrorMessage } from '../../ui/message'
import { CauseItem } from '../causes/cause-item'
import styles from '../causes/causes.module.css'

/** The common causes of what is listed, each in the place of the findings that it stands for. */
export const CauseStrip = ({ filter, listed }: { filter: FindingFilter; listed: () => readonly string[] }) => {
  const { data } = useQuery('findings.causes', { filter: { ...filter, cause: null } }, { keepPrevious: true })
  const engine = useEngine()
  const [failed, setFailed] = useState<EngineError>()
  const { setFilter, select } = useFindingsView()
  const shown = (data ?? []).filter(({ cause }) => filter.cause === null || cause.causeId === filter.cause)
  if (shown.length === 0 && (filter.cause === null || data === undefined)) return null
  const away = shown.filter(({ cause }) => !cause.apart)
  const setApart = async (causeId: string, apart: boolean): Promise<void> => {
    try {
      setFailed(undefined)
      await engine.call('commonCauses.set-apart', { causeId, apart })
    } catch (thrown) {
      setFailed(asEngineError(thrown))
    }
  }
  return (
    <section className={styles.strip} aria-label={text.causes.title} tabIndex={0}>
      <div className={styles.head}>
        <h2>{text.causes.title}</h2>
        <span className={styles.muted}>
          {filter.cause === null && away.length > 0 ? `${text.causes.folded(away.reduce((sum, { matching }) => sum + matching, 0), away.length)}. ${text.causes.kept}` : text.causes.lead}
        </span>
      </div>
      {failed !== undefined && <ErrorMessage error={failed} />}
      {shown.length === 0 && (
        <div className={styles.head}>
          <span>{text.causes.gone}</span>
          <Button small variant="quiet" icon="left" onPress={() => setFilter({ cause: null })}>
            {text.causes.back}
          </Button>
        </div>
      )}
      <ul>
        {shown.map(({ cause }) => (
          <CauseItem key={cause.causeId} cause={cause} folded={!cause.apart}>
            {filter.cause === null ? (
              <>
                <Button small onPress={() => setFilter({ cause: cause.causeId })}>
                  {text.causes.show}
                </Button>
                <Button small variant="quiet" onPress={() => void setApart(cause.causeId, !cause.apart)}>
                  {cause.apart ? text.causes.fold : text.causes.unfold}
                </Button>
              </>
            ) : (
              <>
                <Button small onPress={() => select(new Set(listed()))}>
                  {text.causes.selectAll(listed().length)}
                </Button>
                <Button small variant="quiet" icon="left" onPress={() => setFilter({ cause: null })}>
                  {text.causes.back}
                </Button>
              </>
            )}
          </CauseItem>
        ))}
      </ul>
    </section>
  )
}
