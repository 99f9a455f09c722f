import { useEngine } from '../../engine/engine-context'
import { asEngineError } from '../../engine/query-cache'
import { useJob } from '../../engine/use-job'
import { useQuery } from '../../engine/use-query'
import { useFindingsView } from '../../state/findings-view'
import { useFileBrowser } from '../../state/file-browser'
import { useImportFlow } from '../../state/import-flow'
import { useNotice } from '../../state/notice'
import { goTo, usePlace } from '../../state/place'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { formatNumber } from '../../ui/format'
import type { IconName } from '../../ui/icon'
import { exportFleet } from '../fleet/export-fleet'
import { orderFinding, undoFindings } from './finding-commands'
import { useHost } from './host-context'
import type { PaletteItem } from './palette-items'

const words = text.palette

/** Everything that can be done from the palette; how it ended is said at the foot of the page. */
export const useCommands = (): PaletteItem[] => {
  const engine = useEngine()
  const host = useHost()
  const analyse = useJob('project.analyse')
  const sample = useJob('project.load-sample')
  const check = useJob('project.check')
  const backUp = useJob('project.backup')
  const info = useQuery('project.info', {})
  const orders = useQuery('workOrders.list', { limit: 1 })
  const place = usePlace()
  const canUndo = useFindingsView((state) => state.undo.length > 0)
  const { theme, units, language, setTheme, setUnits, setLanguage } = usePreferences()
  const command = (id: string, icon: IconName, label: string, run: () => void): PaletteItem => ({ id, group: words.commands, icon, label, run })
  const told = (work: () => Promise<string>) => () => void tell(work)
  const choose = (purpose: 'telemetry' | 'telemetry-folder') =>
    told(async () => {
      goTo({ screen: 'import' })
      const files = await host.chooseFiles(purpose)
      if (files.length > 0) useImportFlow.getState().choose(files.map(({ path }) => path))
      return ''
    })
  const finding = place.screen === 'findings' ? place.id : place.screen === 'unit' ? place.findingId : null
  const { shell } = host
  return [
    command('analyse', 'chart', words.analyse, () => void analyse.start({})),
    command('import-files', 'import', words.importFiles, choose('telemetry')),
    ...(shell === null ? [] : [command('import-folder', 'folder', words.importFolder, choose('telemetry-folder'))]),
    ...(finding === null ? [] : [command('order', 'orders', words.orderFor(finding), told(() => orderFinding(engine, finding)))]),
    ...(canUndo ? [command('undo', 'undo', words.undo, told(() => undoFindings(engine)))] : []),
    command('export', 'download', words.exportFleet, told(async () => words.exported(formatNumber(await exportFleet(engine))))),
    command('export-xlsx', 'download', words.exportFleetXlsx, told(async () => words.exported(formatNumber(await exportFleet(engine, 'xlsx'))))),
    ...(orders.data?.documents ?? []).map((document) => {
      const name = document.path.slice(document.path.lastIndexOf('/') + 1)
      const kind = name.slice(name.lastIndexOf('.') + 1).toUpperCase()
      return command(`orders-${kind}`, 'download', words.saveOrders(kind), told(async () => ((await host.saveAs(name, document)) === null ? '' : words.saved(name))))
    }),
    ...(info.data?.imports === 0 ? [command('load-sample', 'fleet', words.loadSample, () => void sample.start({}))] : []),
    ...(shell === null
      ? [command('open-project', 'folder', words.openProject, told(() => openChosen(engine)))]
      : [
          command('open-project', 'folder', words.openProject, () => void shell.act('open-project')),
          command('new-project', 'plus', words.newProject, () => void shell.act('new-project')),
          command('open-sample', 'fleet', words.openSample, () => void shell.act('open-sample')),
        ]),
    command('check', 'check', words.check, () => void check.start({})),
    command('back-up', 'copies', words.backUp, () => void backUp.start({})),
    theme === 'light' ? command('dark', 'moon', text.settings.toDark, () => setTheme('dark')) : command('light', 'sun', text.settings.toLight, () => setTheme('light')),
    units === 'si' ? command('us', 'units', text.settings.toUs, () => setUnits('us')) : command('si', 'units', text.settings.toSi, () => setUnits('si')),
    command('language', 'file', words.language, () => setLanguage(language === 'en' ? 'de' : 'en')),
  ]
}

const tell = async (work: () => Promise<string>): Promise<void> => {
  const { say, fail } = useNotice.getState()
  try {
    const done = await work()
    if (done !== '') say(done)
  } catch (thrown) {
    fail(asEngineError(thrown))
  }
}

const openChosen = async (engine: ReturnType<typeof useEngine>): Promise<string> => {
  const [folder] = await useFileBrowser.getState().ask('project')
  if (folder !== undefined) await engine.call('projects.open', { path: folder.path })
  return ''
}
