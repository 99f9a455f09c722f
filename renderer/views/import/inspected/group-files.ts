import type { InspectedFile } from '../../../../analytics/contract'
import { fileStates, stateOf, type FileState } from './file-state'

/** Files of one kind of which the same is to be said. */
export interface FileGroup {
  key: string
  files: readonly InspectedFile[]
}

export interface FileSection {
  state: FileState
  /** Groups of one file are files by themselves. */
  groups: readonly FileGroup[]
}

/** From how many on like files are folded: those that are left out sooner. */
const fewestOfGroup = (state: FileState): number => (['refused', 'duplicate', 'document'].includes(state) ? 3 : 4)

/** What is said of a file without its own names and numbers. */
const shapeOf = (file: InspectedFile, sentence: string | null): string =>
  (sentence ?? '').replaceAll(file.name, '…').replaceAll(lastPart(file.name), '…').replace(/"[^"]*"/g, '…').replace(/\d+/g, '#')

export const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1)

const likenessOf = (file: InspectedFile): string =>
  JSON.stringify([file.format, file.code, file.unitIdFrom, file.zoneFrom, file.sameAs === null ? null : file.name, shapeOf(file, file.message)])

/** Files by what has to be known of them, like ones together where there are at least four, in the order of their names. */
export const sectionsOf = (files: readonly InspectedFile[]): FileSection[] =>
  fileStates.flatMap((state) => {
    const own = files.filter((file) => stateOf(file) === state)
    return own.length === 0 ? [] : [{ state, groups: groupsOf(state, own) }]
  })

const groupsOf = (state: FileState, files: readonly InspectedFile[]): FileGroup[] => {
  const alike = new Map<string, InspectedFile[]>()
  for (const file of files) {
    const key = `${state} ${likenessOf(file)}`
    const group = alike.get(key)
    if (group === undefined) alike.set(key, [file])
    else group.push(file)
  }
  return [...alike].flatMap(([key, group]) => (group.length < fewestOfGroup(state) ? group.map((file) => ({ key: `${state} ${file.name}`, files: [file] })) : [{ key, files: group }]))
}

export type ListRow =
  | { kind: 'section'; key: string; state: FileState; count: number }
  | { kind: 'group'; key: string; state: FileState; files: readonly InspectedFile[]; open: boolean }
  | { kind: 'file'; key: string; state: FileState; file: InspectedFile; inGroup: boolean }

/** The rows of the list, from above: heads of sections, groups, and the files of groups that are open. */
export const listRows = (sections: readonly FileSection[], opened: ReadonlySet<string>): ListRow[] =>
  sections.flatMap(({ state, groups }) => [
    { kind: 'section' as const, key: state, state, count: groups.reduce((sum, { files }) => sum + files.length, 0) },
    ...groups.flatMap(({ key, files }): ListRow[] => {
      const rowOf = (file: InspectedFile, inGroup: boolean): ListRow => ({ kind: 'file', key: `${key} ${file.name}`, state, file, inGroup })
      const [first] = files
      if (files.length === 1 && first !== undefined) return [rowOf(first, false)]
      const open = opened.has(key)
      return [{ kind: 'group', key, state, files, open }, ...(open ? files.map((file) => rowOf(file, true)) : [])]
    }),
  ])
