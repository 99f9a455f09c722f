import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './pack'

const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
const rows = [...text.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.*?) \|$/gm)].map(([, number, name, where]) => ({ number: Number(number), name: name ?? '', where: where ?? '' }))
const places = rows.flatMap(({ number, where }) =>
  where.split('<br>').map((place) => {
    const [, file, words] = /^`([^`]+)`: (`[^`]+`(?:, `[^`]+`)*)$/.exec(place) ?? []
    return { number, place, file, words: [...(words ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '') }
  }),
)

/** Rows whose file is gone or does not hold a word any more. */
const faults = (list: typeof places, read: (file: string) => string | undefined): string[] =>
  list.flatMap(({ number, place, file, words }) => {
    const content = file === undefined ? undefined : read(file)
    if (content === undefined || words.length === 0) return [`${number}: ${place}`]
    return words.filter((word) => !content.includes(word)).map((word) => `${number}: ${word} in ${file}`)
  })
const onDisk = (file: string): string | undefined => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined)

describe('the security checklist', () => {
  it('has an answer for each of the twenty points, in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  it('names files that exist and words that occur in them', () => expect(faults(places, onDisk)).toEqual([]))

  it('would notice a file without the word, and a file that is gone', () => {
    expect(faults(places, () => '')).toHaveLength(places.flatMap(({ words }) => words).length)
    expect(faults(places, () => undefined)).toHaveLength(places.length)
  })

  it('names only files that exist in its other words too', () => {
    const named = [...text.matchAll(/`((?:electron|tests|build|docs)\/[\w./-]+\.\w+)`/g)].map(([, file]) => file ?? '')
    expect(named.length).toBeGreaterThan(15)
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })
})

describe('the shell', () => {
  const sources = readdirSync(join(root, 'electron')).map((file) => [file, readFileSync(join(root, 'electron', file), 'utf8')] as const)
  const users = (pattern: RegExp): string[] => sources.filter(([, source]) => pattern.test(source)).map(([file]) => file)

  it('listens to the page in one file only, which checks the sender', () => expect(users(/\bipcMain\b/)).toEqual(['ipc-sender.ts']))
  it('opens links outside in one file only, which checks the list', () => expect(users(/\bopenExternal\b\(/)).toEqual(['external-links.ts']))
  it('makes windows in one file only', () => expect(users(/new (BrowserWindow|WebContentsView|BrowserView)\b/)).toEqual(['window.ts']))
  it('hands the page no IPC of Electron', () => expect(users(/exposeInMainWorld/)).toEqual(['preload.ts']))
  it('turns no protection off', () => {
    expect(users(/nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webSecurity: false|allowRunningInsecureContent: true|enableBlinkFeatures|bypassCSP|commandLine\.appendSwitch|certificate-error/)).toEqual([])
  })
})
