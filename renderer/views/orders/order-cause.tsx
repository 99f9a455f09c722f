import { useQuery } from '../../engine/use-query'
import { hrefOf } from '../../state/place'
import { text } from '../../text/text'
import { Button, ButtonLink } from '../../ui/button'
import { causeEvidence, causeName } from '../causes/cause-words'
import { showCause } from '../causes/show-cause'
import styles from '../causes/causes.module.css'

/** What an order has in common with others, and which of them goes first. */
export const OrderCause = ({ workOrderId }: { workOrderId: string }) => {
  const { data } = useQuery('commonCauses.list', {})
  const cause = data?.find(({ orderIds }) => orderIds.includes(workOrderId))
  const [lead, second] = cause?.orderIds ?? []
  if (cause === undefined || lead === undefined || second === undefined) return null
  return (
    <section className={styles.order} aria-label={text.causes.title}>
      <strong>{causeName(cause)}</strong>
      <span>{`${causeEvidence(cause)}. ${text.causes.look[cause.key]}`}</span>
      <span>{lead === workOrderId ? text.causes.orderHint(cause.orderIds.length) : text.causes.heldHint}</span>
      <div className={styles.buttons} style={{ justifyContent: 'flex-start' }}>
        {lead !== workOrderId && (
          <ButtonLink href={hrefOf({ screen: 'orders', id: lead })} icon="orders">
            {text.causes.openLead}
          </ButtonLink>
        )}
        <Button icon="flag" onPress={() => showCause(cause.causeId)}>
          {text.causes.show}
        </Button>
      </div>
    </section>
  )
}
