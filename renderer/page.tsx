import { createRoot } from 'react-dom/client'
import { EngineProvider } from './engine/engine-context'
import type { EngineTools } from './engine/engine-tools'
import type { Host } from './host/host'
import { followAddress, usePlace } from './state/place'
import { language } from './text/language'
import { showFailure } from './views/shell/failure'
import { HostProvider } from './views/shell/host-context'
import { fetchScreen, fetchScreens } from './views/shell/screens'
import { Shell } from './views/shell/shell'

/** Draws the page into its root and fetches the screens that are not in sight. */
export const drawPage = (host: Host, tools: EngineTools): void => {
  document.documentElement.lang = language
  followAddress()
  fetchScreen(usePlace.getState().screen)
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no root')
  createRoot(root, { onUncaughtError: showFailure(root) }).render(
    <EngineProvider tools={tools}>
      <HostProvider host={host}>
        <Shell />
      </HostProvider>
    </EngineProvider>,
  )
  fetchScreens()
}
