import { useState } from 'react'
import type { ArtifactRef } from '../../../analytics/contract'
import { useJob } from '../../engine/use-job'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { ErrorMessage } from '../../ui/message'
import { useHost } from '../shell/host-context'
import styles from './orders.module.css'

/** Says that what is saved and printed is older than what is shown, and makes it anew. */
export const OutdatedDocuments = () => {
  const { status, start } = useJob('project.analyse')
  return (
    <div className={styles.outdated} role="status">
      <Icon name="warning" size={14} />
      <span>{text.orders.outdated}</span>
      <Button small isDisabled={status === 'running'} onPress={() => void start({})}>
        {text.orders.renew}
      </Button>
    </div>
  )
}

/** Saves all work orders of the latest report, in the forms there are. */
export const OrderDocuments = ({ documents }: { documents: readonly ArtifactRef[] }) => {
  const host = useHost()
  const [error, setError] = useState<{ message: string; hint?: string | undefined }>()
  const save = (artifact: ArtifactRef) => {
    setError(undefined)
    host.saveAs(artifact.path.slice(artifact.path.lastIndexOf('/') + 1), artifact).catch((cause: unknown) => setError(cause instanceof Error ? cause : { message: String(cause) }))
  }
  return (
    <>
      {error !== undefined && <ErrorMessage error={error} />}
      {documents.map((artifact) => {
        const kind = artifact.path.slice(artifact.path.lastIndexOf('.') + 1)
        return (
          <Button key={artifact.path} icon="file" aria-label={text.orders.documentName(kind)} onPress={() => save(artifact)}>
            {text.orders.documents[kind] ?? kind}
          </Button>
        )
      })}
    </>
  )
}
