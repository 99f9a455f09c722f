import { useState } from 'react'
import type { AuditEntryRow } from '../../../analytics/contract'
import { useEngine } from '../../engine/engine-context'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { TextCell } from '../../ui/cells'
import { Dialog } from '../../ui/dialog'
import { formatNumber } from '../../ui/format'
import { VirtualGrid, type GridColumn } from '../../ui/grid/virtual-grid'
import { ErrorMessage, Message } from '../../ui/message'
import { saveText } from '../../ui/save-text'
import { formatInstant } from '../../ui/time'
import { auditDetail, auditWords } from './audit-words'
import styles from './project.module.css'
import { useAuditPages } from './use-audit-pages'

const words = text.project.audit

const columns: GridColumn<AuditEntryRow>[] = [
  { id: 'seq', title: words.number, width: 56, align: 'end', render: ({ seq }) => formatNumber(seq) },
  { id: 'at', title: words.at, width: 172, render: ({ at }) => formatInstant(at, 'UTC', true) },
  { id: 'who', title: words.who, width: 110, grow: 0.5, render: ({ who }) => <TextCell value={who} /> },
  { id: 'command', title: words.command, width: 150, grow: 0.5, render: ({ command }) => <TextCell value={words.commands[command] ?? command} strong /> },
  { id: 'before', title: words.before, width: 190, grow: 1.2, render: ({ before }) => <TextCell value={auditWords(before)} /> },
  { id: 'after', title: words.after, width: 320, grow: 3, render: ({ after }) => <TextCell value={auditWords(after)} /> },
]

/** Every command that changed the project, the latest first. */
export const AuditTrail = () => {
  const { total, rowAt, onSight, error, loading } = useAuditPages()
  const [opened, setOpened] = useState<AuditEntryRow>()
  return (
    <>
      <div className={styles.tableHead}>
        <h2>{words.title}</h2>
        <span className={styles.note}>{words.note}</span>
        <ExportButton />
      </div>
      {error !== undefined && <ErrorMessage error={error} />}
      <div className={styles.table}>
        <VirtualGrid
          label={words.title}
          columns={columns}
          rowCount={total}
          rowAt={rowAt}
          onSight={onSight}
          onOpen={setOpened}
          empty={<Message title={loading ? text.state.loading : words.none} />}
        />
      </div>
      {opened !== undefined && <EntryDialog entry={opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}

const ExportButton = () => {
  const engine = useEngine()
  const [done, setDone] = useState<string>()
  const save = async (): Promise<void> => {
    const { name, text: content, rows } = await engine.call('audit.export', { format: 'csv' })
    saveText(name, content, 'text/csv;charset=utf-8')
    setDone(words.exported(formatNumber(rows)))
  }
  return (
    <>
      <span role="status" className={styles.note}>
        {done}
      </span>
      <Button icon="download" small onPress={() => void save().catch((thrown: unknown) => setDone(thrown instanceof Error ? thrown.message : String(thrown)))}>
        {text.actions.exportCsv}
      </Button>
    </>
  )
}

const EntryDialog = ({ entry, onClose }: { entry: AuditEntryRow; onClose: () => void }) => {
  const title = words.entry(entry.seq, words.commands[entry.command] ?? entry.command)
  return (
    <Dialog label={title} isOpen onClose={onClose}>
      <div className={styles.dialog}>
        <h2>{title}</h2>
        <p className={styles.note}>{words.byAt(entry.who, formatInstant(entry.at, 'UTC', true))}</p>
        {([['before', entry.before], ['after', entry.after]] as const).map(([name, value]) => (
          <div key={name}>
            <h3>{words[name]}</h3>
            <pre tabIndex={0} aria-label={words[name]}>
              {auditDetail(value)}
            </pre>
          </div>
        ))}
        <div className={styles.buttons}>
          <Button autoFocus onPress={onClose}>
            {text.actions.close}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
