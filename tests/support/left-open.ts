import { afterAll, afterEach, beforeEach } from 'vitest'

type Undo = () => void

const lists: { file: Set<Undo>; test: Set<Undo> } = { file: new Set(), test: new Set() }
let scope: keyof typeof lists = 'file'

/** Keeps what undoes something: for the end of the test, or of the file when no test runs. */
export const undoLater = (undo: Undo): void => void lists[scope].add(undo)

export const undoNow = (undo: Undo): void => {
  for (const list of Object.values(lists)) list.delete(undo)
  undo()
}

const undoAll = (list: Set<Undo>): void => {
  for (const undo of [...list].toReversed()) undo()
  list.clear()
}

/** Has everything undone that the tests of a file leave open. */
export const undoAfterTests = (): void => {
  beforeEach(() => void (scope = 'test'))
  afterEach(() => {
    undoAll(lists.test)
    scope = 'file'
  })
  afterAll(() => undoAll(lists.file))
}
