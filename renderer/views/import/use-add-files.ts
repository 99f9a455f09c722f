import { useState, type DragEvent } from 'react'
import { asEngineError } from '../../engine/query-cache'
import type { FilePurpose } from '../../../analytics/contract'
import type { EngineError } from '../../../analytics/contract/errors'
import { useImportFlow } from '../../state/import-flow'
import { useHost } from '../shell/host-context'

/** Ways to choose what is imported: the shell's dialog, or files dropped on the page. */
export const useAddFiles = () => {
  const host = useHost()
  const { choose, setUpload } = useImportFlow()
  const [error, setError] = useState<EngineError>()
  const [over, setOver] = useState(false)

  const guarded = async (work: () => Promise<void>): Promise<void> => {
    setError(undefined)
    try {
      await work()
    } catch (thrown) {
      setError(asEngineError(thrown))
    } finally {
      setUpload(null)
    }
  }

  const fromDialog = (purpose: FilePurpose): Promise<void> =>
    guarded(async () => {
      const files = await host.chooseFiles(purpose)
      if (files.length > 0) choose(files.map((file) => file.path))
    })

  const fromDrop = (transfer: DataTransfer): Promise<void> =>
    guarded(async () => {
      const sources = await host.takeDrop(transfer, {
        onProgress: ({ file, doneBytes, totalBytes }) =>
          setUpload({ file, share: totalBytes === 0 ? 0 : doneBytes / totalBytes }),
      })
      if (sources.length > 0) choose(sources)
    })

  const dropTarget = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      void fromDrop(event.dataTransfer)
    },
  }

  return { fromDialog, choosesFolders: host.shell !== null, dropTarget, over, error }
}
