import { text } from '../../text/text'
import { Button } from '../../ui/button'
import type { FindingRow } from './finding-rows'
import styles from './findings.module.css'
import type { Marks } from './use-marks'

/** What can be said of the selected findings, else of the one at hand. */
export const FindingActions = ({
  marks,
  rows,
  selected,
  onAsk,
}: {
  marks: Marks
  rows: () => readonly FindingRow[]
  selected: number
  onAsk: (what: 'dismiss' | 'assign') => void
}) => {
  const words = text.findings.actions
  return (
    <>
      <span role="status" className={styles.muted}>
        {selected > 0 ? text.findings.selected(selected) : marks.told}
      </span>
      <Button small icon="check" onPress={() => marks.say(rows(), 'acknowledged')}>
        {words.acknowledged}
      </Button>
      <Button small onPress={() => marks.say(rows(), 'confirmed')}>
        {words.confirmed}
      </Button>
      <Button small icon="close" onPress={() => onAsk('dismiss')}>
        {words.dismissed}
      </Button>
      <Button small onPress={() => marks.say(rows(), 'resolved')}>
        {words.resolved}
      </Button>
      <Button small icon="person" onPress={() => onAsk('assign')}>
        {words.assign}
      </Button>
      <Button small icon="orders" onPress={() => marks.order(rows())}>
        {words.order}
      </Button>
      <Button small icon="undo" isDisabled={!marks.canUndo} onPress={marks.takeBack}>
        {words.undo}
      </Button>
    </>
  )
}
