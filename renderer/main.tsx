import '@fontsource/inter/latin-400.css'
import '@fontsource/inter/latin-500.css'
import '@fontsource/inter/latin-600.css'
import './ui/tokens.css'
import './ui/base.css'
import { askAhead } from './engine/ask-ahead'
import { createEngineClient } from './engine/client'
import { createEngineTools } from './engine/engine-tools'
import { createBrowserHost } from './host/browser-host'
import { createElectronHost, shellBridge } from './host/electron-host'
import { useFileBrowser } from './state/file-browser'

const bridge = shellBridge()
const host = bridge === undefined ? createBrowserHost({ browse: () => useFileBrowser.getState().ask() }) : createElectronHost(bridge)
const tools = createEngineTools(createEngineClient(host))
askAhead(tools.queries, location.hash)

const { drawPage } = await import('./page')
drawPage(host, tools)
