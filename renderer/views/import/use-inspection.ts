import { useQuery } from '../../engine/use-query'
import { useImportFlow } from '../../state/import-flow'

/** What each chosen file is. */
export const useInspection = () => {
  const sources = useImportFlow((state) => state.sources)
  return useQuery('import.inspect', sources.length === 0 ? undefined : { files: [...sources] }, { keepPrevious: true })
}
