import { useEffect } from 'react'
import { useQuery } from '../../engine/use-query'
import { useConnection } from '../../engine/use-connection'
import { usePalette } from '../../state/palette'
import { usePlace } from '../../state/place'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { Message } from '../../ui/message'
import { FileBrowserDialog } from '../import/file-browser-dialog'
import { FleetView } from '../fleet/fleet-view'
import { EnginePanel } from './engine-panel'
import { GlossaryDialog } from './glossary-dialog'
import { JobBar } from './job-bar'
import { NoticeBar } from './notice-bar'
import { Palette } from './palette'
import { CompareScreen, FindingsScreen, ImportScreen, OrdersScreen, ProjectScreen, QualityScreen, SettingsScreen, SqlScreen, StartScreen, ThresholdsScreen, UnitScreen } from './screens'
import { SideBar } from './side-bar'
import { useEmptyStart, useMenu, useOfferedFiles, useOtherProject } from './use-host-events'
import { useEngineTrouble } from './use-engine-trouble'
import styles from './shell.module.css'

const usePaletteKey = (): void => {
  const setOpen = usePalette((state) => state.setOpen)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen(!usePalette.getState().open)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [setOpen])
}

const useTheme = (): void => {
  const theme = usePreferences((state) => state.theme)
  document.documentElement.dataset['theme'] = theme
}

/** The page: where to go, the screen at hand, what is running. */
export const Shell = () => {
  useTheme()
  useMenu()
  useOfferedFiles()
  useOtherProject()
  usePaletteKey()
  const screen = usePlace((state) => state.screen)
  const info = useQuery('project.info', {})
  const connection = useConnection()
  const trouble = useEngineTrouble()
  useEmptyStart(info.data)
  useEffect(() => {
    document.title = `${text.screens[screen]} · ${text.product}`
  }, [screen])
  return (
    <div className={styles.shell}>
      <SideBar info={info.data} />
      <main className={styles.main}>
        {trouble !== undefined ? (
          <EnginePanel status={trouble} />
        ) : info.data === undefined && connection === 'lost' ? (
          <Message title={text.state.lost} hint={text.state.lostHint} />
        ) : (
          <CurrentScreen />
        )}
      </main>
      <div className={styles.jobs}>
        <JobBar />
        <NoticeBar />
      </div>
      <Palette />
      <GlossaryDialog />
      <FileBrowserDialog />
    </div>
  )
}

const CurrentScreen = () => {
  const { screen, id, findingId, lastUnit } = usePlace()
  switch (screen) {
    case 'import':
      return <ImportScreen />
    case 'fleet':
      return <FleetView />
    case 'unit':
      return <UnitScreen unitId={id ?? lastUnit} findingId={findingId} />
    case 'findings':
      return <FindingsScreen findingId={id} />
    case 'thresholds':
      return <ThresholdsScreen />
    case 'compare':
      return <CompareScreen />
    case 'start':
      return <StartScreen />
    case 'settings':
      return <SettingsScreen />
    case 'sql':
      return <SqlScreen />
    case 'orders':
      return <OrdersScreen workOrderId={id} />
    case 'quality':
      return <QualityScreen unitId={id} />
    case 'project':
      return <ProjectScreen />
  }
}
