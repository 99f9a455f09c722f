import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { EnginePortMessage, ShellBridge, ShellEvent } from '../analytics/contract'

const listeners = new Set<(event: ShellEvent) => void>()

const host: ShellBridge = {
  connect: (nonce) => ipcRenderer.invoke('engine:connect', nonce),
  status: () => ipcRenderer.invoke('engine:status'),
  onEvent: (listener) => {
    listeners.add(listener)
    if (listeners.size === 1) ipcRenderer.send('page:listening')
    return () => {
      listeners.delete(listener)
    }
  },
  openRecent: (project) => ipcRenderer.invoke('shell:open-recent', project),
  act: (action) => ipcRenderer.invoke('shell:act', action),
  chooseFiles: (purpose) => ipcRenderer.invoke('files:choose', purpose),
  saveAs: (name, artifact) => ipcRenderer.invoke('files:save-as', name, artifact),
  pathOf: (file) => webUtils.getPathForFile(file),
}

ipcRenderer.on('shell:event', (_event, told: ShellEvent) => {
  for (const listener of listeners) listener(told)
})

ipcRenderer.on('engine:port', (event, nonce: string) => {
  const message: EnginePortMessage = { type: 'subcool:engine-port', nonce }
  window.postMessage(message, window.location.origin, [...event.ports])
})

ipcRenderer.send('page:loading')
contextBridge.exposeInMainWorld('host', host)
