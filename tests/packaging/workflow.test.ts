import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readJson, root } from './pack'

interface Step {
  run?: string
  uses?: string
}
interface Workflow {
  permissions: Record<string, string>
  jobs: Record<string, { steps: Step[]; permissions?: Record<string, string>; strategy?: { matrix: { include: { name: string; targets: string }[] } } }>
}
interface Packaging {
  linux: { target: string[] }
  win: { target: string[] }
  mac: { target: string[]; entitlements: string; hardenedRuntime: boolean }
  nsis: { include: string; deleteAppDataOnUninstall: boolean }
}

const yaml = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown }
const workflow = yaml.load(readFileSync(join(root, '.github/workflows/release.yml'), 'utf8')) as Workflow
const packaging = yaml.load(readFileSync(join(root, 'build/electron-builder.yml'), 'utf8')) as Packaging
const commands = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => (run === undefined ? [] : [run])))

describe('the release workflow', () => {
  it('packages every target of the settings, each on a machine of its kind', () => {
    const asked = workflow.jobs['package']?.strategy?.matrix.include.map(({ targets }) => targets) ?? []
    const system = (option: string) => asked.filter((targets) => targets.startsWith(option)).map((targets) => targets.split(' ').slice(1).filter((word) => !word.startsWith('--')))
    expect(system('--linux')).toEqual([packaging.linux.target, packaging.linux.target])
    expect(system('--win')).toEqual([packaging.win.target])
    expect(system('--mac')).toEqual([packaging.mac.target, packaging.mac.target])
  })

  it('calls only scripts that there are', () => {
    const scripts = commands.flatMap((command) => [...command.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name ?? ''))
    expect(scripts).toEqual(['package'])
    expect(Object.keys(readJson(root, 'package.json')['scripts'] as object)).toEqual(expect.arrayContaining(scripts))
  })

  it('may write only where it makes the release', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    expect(Object.entries(workflow.jobs).filter(([, job]) => job.permissions?.['contents'] === 'write').map(([name]) => name)).toEqual(['release'])
  })
})

describe('the settings of the packager', () => {
  it('name files that are there, and keep what the user made', () => {
    for (const file of [packaging.mac.entitlements, packaging.nsis.include]) expect(existsSync(join(root, file)), file).toBe(true)
    expect(packaging.mac.hardenedRuntime).toBe(true)
    expect(packaging.nsis.deleteAppDataOnUninstall).toBe(false)
  })
})
