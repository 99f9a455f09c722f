import { useState } from 'react'
import type { InspectedColumns, Mapping } from '../../../../analytics/contract'
import type { EngineError } from '../../../../analytics/contract/errors'
import { useEngine } from '../../../engine/engine-context'
import { asEngineError } from '../../../engine/query-cache'
import { useImportFlow } from '../../../state/import-flow'
import { text } from '../../../text/text'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { ErrorMessage } from '../../../ui/message'
import styles from './columns.module.css'
import { forAllAlike, nameFrom } from './draft-mapping'

/** Keeps what was said of the columns, for this file and all that are like it. */
export const SaveBar = ({ shown, mapping, isChanged, isReady }: { shown: InspectedColumns; mapping: Mapping; isChanged: boolean; isReady: boolean }) => {
  const engine = useEngine()
  const change = useImportFlow((flow) => flow.change)
  const [name, setName] = useState(() => (isChanged && mapping.name !== '' ? mapping.name : nameFrom(shown.name)))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<EngineError>()
  const save = async (): Promise<void> => {
    setBusy(true)
    setError(undefined)
    try {
      await engine.call('import.save-mapping', { mapping: forAllAlike(mapping, name.trim(), shown.columns.map(({ source }) => source)) })
      change({ columnsOf: null, draft: null })
    } catch (thrown) {
      setError(asEngineError(thrown))
      setBusy(false)
    }
  }
  return (
    <>
      {error !== undefined && <ErrorMessage error={error} />}
      <div className={styles.foot}>
        <span className={styles.footText}>{isChanged ? text.import.columns.changed : text.import.columns.unchanged}</span>
        {isChanged && <Button onPress={() => change({ draft: null })}>{text.import.columns.reset}</Button>}
        <div className={styles.nameField}>
          <TextField label={text.import.columns.mappingName} placeholder={text.import.columns.mappingName} value={name} onChange={setName} />
        </div>
        <Button variant="primary" isDisabled={busy || !isReady || name.trim() === ''} onPress={() => void save()}>
          {text.import.columns.use}
        </Button>
      </div>
    </>
  )
}
