import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root } from './pack'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'subcool-notices-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const addPackage = (name: string, manifest: object, files: Record<string, string> = {}): string => {
  const place = join(folder, 'node_modules', name)
  for (const [file, text] of Object.entries({ 'package.json': JSON.stringify({ name, version: '1.2.3', ...manifest }), ...files })) {
    mkdirSync(join(place, file, '..'), { recursive: true })
    writeFileSync(join(place, file), text)
  }
  return place
}

/** What an expression over the build's modules answers, run as the build runs them. */
const evaluate = (expression: string, ...args: unknown[]): { stdout: string; stderr: string } => {
  const from = (file: string): string => JSON.stringify(pathToFileURL(join(root, 'build', file)).href)
  const script = `const { noticesText, noticeEntries, runtimePackages } = await import(${from('notices.mjs')})
const { packageFolderOf } = await import(${from('bundled-packages.mjs')})
const args = JSON.parse(process.argv[1])
process.stdout.write(JSON.stringify(${expression}))`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script, JSON.stringify(args)], { cwd: root, encoding: 'utf8' })
}
const answer = (expression: string, ...args: unknown[]): unknown => JSON.parse(evaluate(expression, ...args).stdout)

describe('notices', () => {
  it('give the whole text of every licence file of a package, those in a folder too', () => {
    const place = addPackage('several', { license: 'Apache-2.0' }, { 'LICENSE.txt': 'the licence', NOTICE: 'the notice', 'licenses/d3': 'of a part' })
    const text = answer('noticesText(args[0])', [place])
    expect(text).toContain('several 1.2.3  (Apache-2.0)')
    for (const part of ['the licence', 'the notice', 'd3\n\nof a part']) expect(text).toContain(part)
  })

  it('fill in the standard text with the author where a package brings none', () => {
    const [entry] = answer('noticeEntries(args[0])', [addPackage('bare', { license: 'MIT', author: { name: 'A. Person' } })]) as { text: string }[]
    expect(entry?.text).toMatch(/^Copyright A\. Person\n\nPermission is hereby granted/)
  })

  it('refuse a package whose licence has no text anywhere', () => {
    const { stderr } = evaluate('noticeEntries(args[0])', [addPackage('unknown', { license: 'Made-Up-1.0' })])
    expect(stderr).toContain('unknown 1.2.3 brings no licence text')
  })

  it('follow what runs to its own dependencies, the nearest first, and leave out what is not installed', () => {
    addPackage('a', { dependencies: { b: '1' }, optionalDependencies: { elsewhere: '1' } })
    addPackage('b', { version: '9.0.0' })
    addPackage('a/node_modules/b', { name: 'b', version: '1.0.0' })
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies: { a: '1' }, devDependencies: { c: '1' } }))
    addPackage('c', {})
    expect(answer('runtimePackages(args[0])', folder)).toEqual([join(folder, 'node_modules/a'), join(folder, 'node_modules/a/node_modules/b')])
  })
})

describe('the package of a module', () => {
  it.each([
    ['/p/node_modules/react/index.js', '/p/node_modules/react'],
    ['/p/node_modules/@scope/name/lib/a.js?commonjs', '/p/node_modules/@scope/name'],
    ['\0/p/node_modules/echarts/node_modules/tslib/t.js', '/p/node_modules/echarts/node_modules/tslib'],
    ['C:\\p\\node_modules\\react\\index.js', 'C:/p/node_modules/react'],
  ])('of %j is %j', (id, place) => expect(answer('packageFolderOf(args[0])', id)).toBe(place))

  it('of a module of the project is none', () => expect(answer('packageFolderOf(args[0]) ?? null', '/p/analytics/engine.ts')).toBeNull())
})
