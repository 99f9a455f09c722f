import { app, session, type BrowserWindow } from 'electron'
import type { FilePurpose, MenuCommand } from '../analytics/contract'
import { showAbout, versionLine } from './about'
import { artifactFile, serveApp } from './app-protocol'
import { guardContents } from './contents-guard'
import { guardDownloads } from './downloads'
import { createEngineProcess } from './engine-process'
import { createFileDialogs } from './file-dialogs'
import { openLogFile } from './log-file'
import { setMenu } from './menu'
import type { OpenedPaths } from './opened-paths'
import { answerPage, showPath } from './page-calls'
import { createPageChannel } from './page-channel'
import { safeSegments } from './path-jail'
import { denyPermissions } from './permissions'
import { createProjects } from './projects'
import { mayStopJobs } from './running-jobs'
import { shellFiles } from './shell-files'
import { openShellState } from './shell-state'
import { createWindow, pageAddress } from './window'

/** The running shell: one window, one engine, one project. Call it after `ready`. */
export const createDesktop = () => {
  const files = shellFiles()
  const state = openShellState(files.state)
  const log = openLogFile(files.logs)
  log.write('shell', versionLine())
  const devTools = !app.isPackaged
  let window: BrowserWindow | undefined
  let run = 0

  const page = createPageChannel(() => window?.webContents)
  const engine = createEngineProcess({
    modulePath: files.engine,
    stateDir: files.projects,
    log,
    onStatus: (status) => {
      page.status(status)
      if (status.state !== 'ready') return
      projects.remember(status.project)
      showMenu()
    },
  })
  const artifacts = () => engine.artifacts()
  const dialogs = createFileDialogs({ window: () => window, state, artifacts })
  const renewPage = () => {
    page.renew()
    void window?.loadURL(pageAddress(++run))
  }
  const projects = createProjects({ engine, dialogs, page, folder: files.projects, mayLeave: () => mayStopJobs(window, engine.jobs()), renewPage })

  const command = (name: MenuCommand) => {
    showWindow()
    page.menu(name)
  }
  const offer = (paths: readonly string[]) => {
    if (paths.length === 0) return
    showWindow()
    page.offer([...paths])
  }
  const importChosen = async (purpose: FilePurpose) => offer((await dialogs.chooseFiles(purpose)).map(({ path }) => path))
  const openArtifact = async (address: string) => {
    const [, folder, ...path] = safeSegments(new URL(address).pathname) ?? []
    if (folder !== 'reports' && folder !== 'exports') return
    const file = await artifactFile({ folder, path: path.join('/') }, artifacts())
    if (file !== undefined && file.toLowerCase().endsWith('.pdf')) showPath(file)
  }
  const { documentation, notices } = files
  const showMenu = () =>
    setMenu({
      mac: process.platform === 'darwin',
      devTools,
      recent: projects.recent(),
      actions: {
        newProject: () => void projects.chooseNew(),
        openProject: () => void projects.chooseAndOpen(),
        openRecent: (project) => void projects.open(project),
        openSample: () => void projects.openSample(),
        importFiles: () => void importChosen('telemetry'),
        importFolder: () => void importChosen('telemetry-folder'),
        command,
        documentation: documentation === undefined ? undefined : () => showPath(documentation),
        licences: notices === undefined ? undefined : () => showPath(notices),
        openLogs: () => showPath(files.logs),
        about: () => void showAbout(),
      },
    })

  const showWindow = () => {
    if (window === undefined) return openWindow()
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  const openWindow = () => {
    let mayClose = false
    const opened = createWindow({ preload: files.preload, icon: files.icon, state, devTools })
    window = opened
    const askToClose = async () => {
      mayClose = await mayStopJobs(opened, engine.jobs())
      if (mayClose) opened.close()
    }
    opened.on('close', (event) => {
      if (mayClose || engine.jobs().length === 0) return
      event.preventDefault()
      void askToClose()
    })
    opened.on('closed', () => {
      page.renew()
      window = undefined
    })
    void opened.loadURL(pageAddress(++run))
  }

  process.on('unhandledRejection', (reason) => log.write('shell', reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)))
  denyPermissions(session.defaultSession)
  guardDownloads(session.defaultSession, () => state.read().lastFolder ?? app.getPath('downloads'))
  guardContents({ openArtifact: (address) => void openArtifact(address) })
  serveApp({ page: files.page, artifacts })
  answerPage({
    engine,
    dialogs,
    openRecent: projects.openRecent,
    act: {
      'new-project': projects.chooseNew,
      'open-project': projects.chooseAndOpen,
      'open-sample': projects.openSample,
      'start-again': engine.startAgain,
      'rebuild-project': engine.rebuild,
      'show-log': () => showPath(log.path),
    },
  })
  showMenu()

  return {
    /** Opens the first project and the window. */
    start: ({ project, files: exports }: OpenedPaths) => {
      void projects.openFirst(project)
      openWindow()
      offer(exports)
    },
    /** Opens what a second start or the system asks for. */
    open: ({ project, files: exports }: OpenedPaths) => {
      showWindow()
      if (project !== undefined && project !== engine.status().project) void projects.open(project).then((left) => left && offer(exports))
      else offer(exports)
    },
    showWindow,
    /** Closes the project. */
    close: engine.close,
  }
}
