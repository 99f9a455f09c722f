import { EngineError } from '../../../../contract/errors'

const pathsShown = 8
const valueShown = 40

/** Why a JSON document can't be used, with its first paths and values, so that somebody can say what they mean. */
export const unknownDocument = (document: unknown, label: string): EngineError => {
  const leaves = [...leavesOf(document, '', pathsShown + 1)]
  const shown = leaves.slice(0, pathsShown).map(({ path, value }) => `${path} = ${JSON.stringify(value).slice(0, valueShown)}`)
  const holds = leaves.length === 0 ? 'it holds no values' : `it holds ${shown.join('; ')}${leaves.length > pathsShown ? '; ..' : ''}`
  return new EngineError('file-unrecognised', `${label} is JSON that Subcool does not know: ${holds}.`, {
    hint: 'Write its records as a table or as one JSON object a line, with ts for the time and the names of the data contract.',
  })
}

/** Why a JSON document of more than 64 MiB can't be used. */
export const largeDocument = (label: string): EngineError =>
  new EngineError('file-unrecognised', `${label} is one JSON document of more than 64 MiB.`, { hint: 'Write one JSON object a line, or CSV.' })

function* leavesOf(value: unknown, path: string, wanted: number): Generator<{ path: string; value: unknown }> {
  if (typeof value !== 'object' || value === null) {
    yield { path: path === '' ? '(the whole)' : path, value }
    return
  }
  let left = wanted
  for (const [key, inner] of Object.entries(value)) {
    const here = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    for (const leaf of leavesOf(inner, here, left)) {
      yield leaf
      if (--left <= 0) return
    }
  }
}
