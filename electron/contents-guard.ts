import { app, type WebContents } from 'electron'
import { isAppAddress } from './app-address'
import { openExternalLink } from './external-links'
import { createRestartPolicy } from './restart-policy'

export interface GuardOptions {
  /** What a link to a file of the project (`/artifact/..`) does instead of opening a window. */
  openArtifact(address: string): void
}

/** Holds everything that shows a page to our own: no new windows, no way out, no webviews; a page that crashed is loaded again. */
export const guardContents = ({ openArtifact }: GuardOptions): void => {
  app.on('web-contents-created', (_event, contents) => guard(contents, openArtifact))
}

const guard = (contents: WebContents, openArtifact: (address: string) => void): void => {
  contents.setWindowOpenHandler(({ url }) => {
    if (isAppAddress(url) && new URL(url).pathname.startsWith('/artifact/')) openArtifact(url)
    else openExternalLink(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (details) => {
    if (!isAppAddress(details.url)) details.preventDefault()
  })
  contents.on('will-redirect', (details) => {
    if (!isAppAddress(details.url)) details.preventDefault()
  })
  contents.on('will-frame-navigate', (details) => {
    if (!isAppAddress(details.url)) details.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  const reloads = createRestartPolicy()
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && reloads.mayRestart()) contents.reload()
  })
}
