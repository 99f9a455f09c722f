import { EngineError } from '../../../contract/errors'
import type { Mapping } from '../../../contract/mapping'
import type { FileHead } from '../reading/file-head'
import { recogniseMapped } from '../mappings/apply-mapping'
import { checkMapping } from '../mappings/read-mapping'
import type { Recognised } from '../profiles/profile'

/** A table that is not recognised as it would be read by its draft; as it is where the draft does not do yet. */
export const readByDraft = (recognised: Recognised, head: FileHead | undefined, draft: Mapping | null): Recognised => {
  if (head === undefined || draft === null) return recognised
  try {
    const read = recogniseMapped(head, [{ label: draft.name, mapping: checkMapping(draft, draft.name) }])
    return read?.points === undefined && read?.columns.length === recognised.columns.length ? { ...recognised, columns: read.columns, signals: read.signals, ...(read.sense === undefined ? {} : { sense: read.sense }) } : recognised
  } catch (error) {
    if (error instanceof EngineError) return recognised
    throw error
  }
}
