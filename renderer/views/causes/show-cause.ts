import { everyFinding, useFindingsView } from '../../state/findings-view'
import { goTo } from '../../state/place'

/** Opens Findings on those of one common cause. */
export const showCause = (causeId: string): void => {
  useFindingsView.getState().setFilter({ ...everyFinding, cause: causeId })
  goTo({ screen: 'findings' })
}
