import type { InspectedFile } from '../../../../analytics/contract'
import { useImportFlow } from '../../../state/import-flow'
import { text } from '../../../text/text'
import { SearchField } from '../../../ui/field'
import { formatNumber } from '../../../ui/format'
import { Segmented } from '../../../ui/segmented'
import { fileStates, stateOf, type FileState } from './file-state'
import styles from './inspected.module.css'

/** Shows the files of one state, or those whose name holds some words. */
export const StateFilter = ({ files }: { files: readonly InspectedFile[] }) => {
  const { shown, words, change } = useImportFlow()
  const counts = new Map<FileState, number>()
  for (const file of files) counts.set(stateOf(file), (counts.get(stateOf(file)) ?? 0) + 1)
  const states = fileStates.filter((state) => counts.has(state))
  return (
    <div className={styles.tools} role="group" aria-label={text.import.show}>
      <SearchField
        label={text.import.findFile}
        placeholder={text.import.findFile}
        value={words}
        onChange={(value) => change({ words: value })}
      />
      {states.length > 1 && (
        <Segmented
          label={text.import.show}
          selected={[shown ?? 'all']}
          onSelect={([id]) => change({ shown: id === 'all' || id === undefined ? null : id })}
          segments={[
            { id: 'all', label: text.import.all, count: formatNumber(files.length) },
            ...states.map((state) => ({ id: state, label: text.import.states[state], count: formatNumber(counts.get(state) ?? 0) })),
          ]}
        />
      )}
    </div>
  )
}
