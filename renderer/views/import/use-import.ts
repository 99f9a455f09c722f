import { useJob } from '../../engine/use-job'
import { useImportFlow } from '../../state/import-flow'

/** Imports the chosen files with what was said of them, then analyses; nothing is chosen any more when it went well. */
export const useImport = (): (() => Promise<void>) => {
  const importing = useJob('import.start')
  const analysing = useJob('project.analyse')
  return async () => {
    const { sources, zone, unitIds, choose } = useImportFlow.getState()
    const named = Object.entries(unitIds).filter(([, unitId]) => unitId.trim() !== '')
    const summary = await importing.start({
      files: [...sources],
      ...(zone === null ? {} : { zone }),
      ...(named.length === 0 ? {} : { unitIds: Object.fromEntries(named.map(([name, unitId]) => [name, unitId.trim()])) }),
    })
    if (summary === undefined) return
    choose([])
    await analysing.start({})
  }
}
