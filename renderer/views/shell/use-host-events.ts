import { useEffect } from 'react'
import type { MenuCommand, ProjectInfo } from '../../../analytics/contract'
import { useEngine } from '../../engine/engine-context'
import { useJob } from '../../engine/use-job'
import { useImportFlow } from '../../state/import-flow'
import { usePalette } from '../../state/palette'
import { goTo, type Screen } from '../../state/place'
import { useHost } from './host-context'

const screens: Partial<Record<MenuCommand, Screen>> = { import: 'import', fleet: 'fleet', 'work-orders': 'orders', settings: 'settings', 'load-sample': 'fleet' }

/** Does what the shell's menu asks. */
export const useMenu = (): void => {
  const host = useHost()
  const setOpen = usePalette((state) => state.setOpen)
  const { start } = useJob('project.load-sample')
  useEffect(
    () =>
      host.onMenu((command) => {
        const screen = screens[command]
        if (screen !== undefined) goTo({ screen })
        if (command === 'palette') setOpen(true)
        if (command === 'load-sample') void start({})
      }),
    [host, setOpen, start],
  )
}

/** Shows files that were opened with the program on the Import screen, before anything is loaded. */
export const useOfferedFiles = (): void => {
  const host = useHost()
  const choose = useImportFlow((state) => state.choose)
  useEffect(
    () =>
      host.onFilesOffered((paths) => {
        choose(paths)
        goTo({ screen: 'import' })
      }),
    [host, choose],
  )
}

/** Has the page begin anew when its host has opened another project: nothing of the one before holds. */
export const useOtherProject = (): void => {
  const engine = useEngine()
  useEffect(
    () =>
      engine.onEvent('project.changed', ({ reason }) => {
        if (reason !== 'projects.open') return
        history.replaceState(null, '', '#/start')
        location.reload()
      }),
    [engine],
  )
}

/** A window of the shell that was opened on an empty project starts where it can be filled. */
export const useEmptyStart = (info: ProjectInfo | undefined): void => {
  const { shell } = useHost()
  const empty = shell !== null && info?.imports === 0
  useEffect(() => {
    if (empty && location.hash === '') goTo({ screen: 'import' })
  }, [empty])
}
