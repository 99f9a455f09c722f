import { useState } from 'react'
import type { EngineError } from '../../../analytics/contract/errors'
import { useEngine } from '../../engine/engine-context'
import { asEngineError } from '../../engine/query-cache'
import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { ErrorMessage, Message } from '../../ui/message'
import styles from './saved-mappings.module.css'

const head = text.import.mappings

/** Opens the mappings that are kept in the project; nothing while there are none. */
export const SavedMappings = () => {
  const kept = useQuery('import.mappings', {})
  const [open, setOpen] = useState(false)
  const mappings = kept.data ?? []
  if (mappings.length === 0 && !open) return null
  return (
    <>
      <Button onPress={() => setOpen(true)}>{head.open(mappings.length)}</Button>
      <Dialog label={head.title} isOpen={open} onClose={() => setOpen(false)}>
        <div className={styles.head}>
          <div>
            <h2>{head.title}</h2>
            <span className={styles.sub}>{head.lead}</span>
          </div>
          <Button small variant="quiet" icon="close" aria-label={text.actions.close} onPress={() => setOpen(false)} />
        </div>
        {mappings.length === 0 && <Message title={head.none} />}
        <ul className={styles.list}>
          {mappings.map(({ file, mapping }) => (
            <li key={file} className={styles.mapping}>
              <div className={styles.words}>
                <span className={styles.name}>{mapping.name}</span>
                <span className={styles.columns} title={mapping.columns.map(({ source }) => source).join(', ')}>
                  {mapping.columns.map(({ source }) => source).join(', ')}
                </span>
              </div>
              <Remove file={file} name={mapping.name} />
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}

const Remove = ({ file, name }: { file: string; name: string }) => {
  const engine = useEngine()
  const [error, setError] = useState<EngineError>()
  const remove = (): void => {
    engine.call('import.remove-mapping', { file }).catch((thrown: unknown) => setError(asEngineError(thrown)))
  }
  return error === undefined ? (
    <Button small aria-label={head.removeName(name)} onPress={remove}>
      {head.remove}
    </Button>
  ) : (
    <ErrorMessage error={error} />
  )
}
