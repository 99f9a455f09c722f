import { describe, expect, it, vi } from 'vitest'
import { isOwnDownload } from '../../../electron/downloads'
import { isAllowedLink, linkHosts } from '../../../electron/external-links'
import { isAction, isNonce, isPurpose, isSave, noArguments } from '../../../electron/ipc-arguments'
import { isOwnPage } from '../../../electron/ipc-sender'
import { createRestartPolicy } from '../../../electron/restart-policy'
import { pagePreferences } from '../../../electron/window'

vi.mock('electron', () => ({}))

describe('links that leave the program', () => {
  it('are https and on the list', () => {
    for (const host of linkHosts) expect(isAllowedLink(`https://${host}/any/page?x#y`)).toBe(true)
  })
  it.each([
    'http://www.epa.gov/', 'https://epa.gov.evil.example/', 'https://evil.example/www.epa.gov', 'https://www.epa.gov:8443/', 'https://www.epa.gov@evil.example/',
    'https://user@www.epa.gov/', 'file:///etc/hostname', 'javascript:alert(1)', 'ms-settings:', 'mailto:a@epa.gov', 'app://subcool/', '', 'www.epa.gov',
  ])('are not %s', (address) => {
    expect(isAllowedLink(address)).toBe(false)
  })
})

describe('callers', () => {
  const origin = 'app://subcool'
  it('are the top frame of our own page', () => {
    expect(isOwnPage({ parent: null, origin })).toBe(true)
  })
  it('are no frames inside it, other origins, or frames that are gone', () => {
    const top = { parent: null, origin } as unknown as Parameters<typeof isOwnPage>[0]
    expect(isOwnPage({ parent: top as never, origin })).toBe(false)
    for (const other of ['app://other', 'https://subcool', 'null', '', 'file://']) expect(isOwnPage({ parent: null, origin: other })).toBe(false)
    expect(isOwnPage(null)).toBe(false)
  })
})

describe('arguments', () => {
  const artifact = { folder: 'reports', path: 'a/b.pdf' }
  it('are taken as the page sends them', () => {
    expect(noArguments([])).toBe(true)
    expect(isNonce([crypto.randomUUID()])).toBe(true)
    expect(isPurpose(['telemetry'])).toBe(true)
    expect(isAction(['start-again'])).toBe(true)
    expect(isSave(['b.pdf', artifact])).toBe(true)
  })
  it('are refused otherwise', () => {
    expect(noArguments([1])).toBe(false)
    for (const args of [[], [''], ['x'.repeat(36)], [1], [crypto.randomUUID(), 1]]) expect(isNonce(args)).toBe(false)
    for (const args of [[], ['files'], [null], [['telemetry']]]) expect(isPurpose(args)).toBe(false)
    for (const args of [['quit'], ['constructor'], []]) expect(isAction(args)).toBe(false)
    const saves = [['b.pdf'], ['', artifact], ['x'.repeat(300), artifact], ['b', null], ['b', { folder: 'tmp', path: 'x' }], ['b', { folder: 'reports', path: 1 }], ['b', artifact, 1]]
    for (const args of saves) expect(isSave(args)).toBe(false)
  })
})

it('downloads are what the page made or the project holds', () => {
  for (const own of ['blob:app://subcool/1-2-3', 'app://subcool/artifact/exports/a.csv']) expect(isOwnDownload(own)).toBe(true)
  for (const other of ['blob:https://evil.example/1', 'https://evil.example/a.exe', 'app://subcool.evil/artifact/', 'data:text/html,x']) expect(isOwnDownload(other)).toBe(false)
})

it('what died is started again three times a minute, and again when a person asks', () => {
  let now = 0
  const policy = createRestartPolicy(() => now)
  expect([policy.mayRestart(), policy.mayRestart(), policy.mayRestart(), policy.mayRestart()]).toEqual([true, true, true, false])
  now = 59_999
  expect(policy.mayRestart()).toBe(false)
  now = 60_000
  expect(policy.mayRestart()).toBe(true)
  now = 60_001
  policy.mayRestart()
  policy.mayRestart()
  expect(policy.mayRestart()).toBe(false)
  policy.reset()
  expect(policy.mayRestart()).toBe(true)
})

it('a page is isolated, sandboxed and without Node', () => {
  expect(pagePreferences('/x/preload.cjs', false)).toMatchObject({
    sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
    webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false, devTools: false,
  })
})
