import '@fontsource/inter/latin-400.css'
import '@fontsource/inter/latin-500.css'
import '@fontsource/inter/latin-600.css'
import './ui/tokens.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { createEngineClient } from './engine/client'
import { EngineProvider } from './engine/engine-context'
import { createBrowserHost } from './host/browser-host'
import { createElectronHost, shellBridge } from './host/electron-host'
import { useFileBrowser } from './state/file-browser'
import { followAddress } from './state/place'
import { showFailure } from './views/shell/failure'
import { HostProvider } from './views/shell/host-context'
import { Shell } from './views/shell/shell'

const bridge = shellBridge()
const host = bridge === undefined ? createBrowserHost({ browse: () => useFileBrowser.getState().ask() }) : createElectronHost(bridge)
const engine = createEngineClient(host)
followAddress()

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
createRoot(root, { onUncaughtError: showFailure(root) }).render(
  <EngineProvider engine={engine}>
    <HostProvider host={host}>
      <Shell />
    </HostProvider>
  </EngineProvider>,
)
