import { memo, useState } from 'react'
import { queryOf, useFleetView } from '../../state/fleet-view'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { SearchField } from '../../ui/field'
import { brushWords } from './brush-words'
import styles from './fleet.module.css'

/** The filter as a sentence: each part can be taken out, the whole cleared or shared. */
export const FilterSentence = () => {
  const system = usePreferences((state) => state.units)
  const brushes = useFleetView((state) => state.brushes)
  const brush = useFleetView((state) => state.brush)
  const parts = Object.entries(brushes).filter(([id]) => id !== 'words')
  return (
    <div className={styles.sentence} role="group" aria-label={text.fleet.searchLabel}>
      <WordsField />
      {parts.length === 0 && <span className={styles.muted}>{text.brush.all}</span>}
      {parts.map(([id, one]) => {
        const phrase = brushWords(id, one, system)
        return (
          <span key={id} className={styles.chip}>
            {phrase}
            <button type="button" aria-label={text.brush.remove(phrase)} onClick={() => brush(id, undefined)}>
              ×
            </button>
          </span>
        )
      })}
      {Object.keys(brushes).length > 0 && <SentenceActions />}
    </div>
  )
}

const WordsField = memo(() => {
  const words = useFleetView((state) => state.brushes['words'])
  const brush = useFleetView((state) => state.brush)
  return (
    <SearchField
      label={text.fleet.searchLabel}
      placeholder={text.fleet.search}
      value={words?.kind === 'words' ? words.words : ''}
      onChange={(value) => brush('words', value.trim() === '' ? undefined : { kind: 'words', words: value }, true)}
    />
  )
})

const SentenceActions = memo(() => {
  const setBrushes = useFleetView((state) => state.setBrushes)
  const [copied, setCopied] = useState(false)
  const copyLink = (): void => {
    const link = `${location.origin}${location.pathname}#/fleet?${queryOf(useFleetView.getState().brushes)}`
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <>
      <Button small variant="quiet" icon="close" onPress={() => setBrushes({})}>
        {text.brush.clear}
      </Button>
      <Button small variant="quiet" icon="link" onPress={copyLink}>
        {copied ? text.brush.linked : text.brush.link}
      </Button>
      <span className={styles.muted}>{text.brush.escape}</span>
    </>
  )
})
