import type { InspectedFile } from '../../../analytics/contract'
import { useJob } from '../../engine/use-job'
import { useQuery } from '../../engine/use-query'
import { useImportFlow } from '../../state/import-flow'
import { text } from '../../text/en'
import { Badge, type BadgeTone } from '../../ui/badge'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { formatBytes, formatNumber } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import { SimpleTable, type TableColumn } from '../../ui/simple-table'
import styles from './import.module.css'

const tones: Record<InspectedFile['kind'], BadgeTone> = {
  telemetry: 'accent',
  register: 'accent',
  duplicate: 'plain',
  unusable: 'bad',
}

const unitsOf = (file: InspectedFile): string => {
  if (file.unitIds.length === 0) return ''
  const [first] = file.unitIds
  const more = file.unitIds.length > 1 ? ` ${text.fleet.more(file.unitIds.length - 1)}` : ''
  return `${first}${more} ${text.import.unitIdFrom[file.unitIdFrom] ?? ''}`.trim()
}

const columns: TableColumn<InspectedFile>[] = [
  { title: text.import.file, render: (file) => file.name },
  {
    title: text.import.kind,
    nowrap: true,
    render: (file) => <Badge tone={tones[file.kind]}>{text.import.kinds[file.kind]}</Badge>,
  },
  { title: text.import.format, render: (file) => formatOf(file) },
  { title: text.import.unit, render: unitsOf },
  { title: text.import.size, align: 'end', render: (file) => formatBytes(file.bytes) },
  {
    title: text.import.rowsGuess,
    align: 'end',
    render: (file) => formatNumber(file.rowsGuess),
  },
  { title: text.import.note, render: (file) => file.message ?? '' },
]

const formatOf = (file: InspectedFile): string =>
  file.format === '' ? '' : `${file.format.replaceAll('_', ' ')}, ${text.import.confidence[file.confidence].toLowerCase()}`

const usable = (file: InspectedFile): boolean => file.kind === 'telemetry' || file.kind === 'register'

/** What each chosen file is, and the button that loads them. */
export const InspectedFiles = () => {
  const { sources, unitId, setUnitId, choose } = useImportFlow()
  const inspection = useQuery('import.inspect', { files: [...sources] })
  const importing = useJob('import.start')
  const analysing = useJob('project.analyse')
  const files = inspection.data ?? []
  const count = files.filter(usable).length
  const needsUnit = files.some((file) => file.kind === 'telemetry' && file.unitIdFrom === 'folder')

  const start = async (): Promise<void> => {
    const summary = await importing.start({ files: [...sources], ...(unitId === '' ? {} : { unitId }) })
    if (summary === undefined) return
    choose([])
    await analysing.start({})
  }

  return (
    <Panel
      title={text.import.files(files.length)}
      flush
      note={inspection.loading ? text.import.inspecting : text.import.usable(formatNumber(count), formatNumber(files.length))}
    >
      {inspection.error !== undefined && <ErrorMessage error={inspection.error} />}
      {inspection.loading && <Message title={text.import.inspecting} />}
      {files.length > 0 && (
        <div className={styles.table}>
          <SimpleTable
            label={text.import.kind}
            columns={columns}
            rows={files}
            rowKey={(file) => file.file}
            maxHeight={420}
          />
        </div>
      )}
      <div className={styles.foot}>
        <span className={styles.footText}>{needsUnit && unitId === '' ? text.import.unitHint : ''}</span>
        {needsUnit && (
          <div className={styles.unitField}>
            <TextField label={text.import.unitName} placeholder={text.import.unitName} value={unitId} onChange={setUnitId} />
          </div>
        )}
        <Button onPress={() => choose([])}>{text.import.startOver}</Button>
        <Button
          variant="primary"
          isDisabled={count === 0 || importing.status === 'running'}
          onPress={() => void start()}
        >
          {text.import.start(text.import.files(count))}
        </Button>
      </div>
    </Panel>
  )
}
