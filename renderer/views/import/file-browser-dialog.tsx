import { useState } from 'react'
import { ListBox, ListBoxItem, type Selection } from 'react-aria-components'
import type { FolderEntry } from '../../../analytics/contract'
import { useQuery } from '../../engine/use-query'
import { useFileBrowser } from '../../state/file-browser'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { formatBytes } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { ErrorMessage } from '../../ui/message'
import styles from './import.module.css'

/** Chooses files or folders of the engine's machine, below the folders it may read. */
export const FileBrowserDialog = () => {
  const { answer, kind, finish } = useFileBrowser()
  return (
    <Dialog label={kind === 'project' ? text.start.recent.choose : text.import.browse} isOpen={answer !== null} onClose={() => finish([])}>
      {answer !== null && <Browser />}
    </Dialog>
  )
}

const Browser = () => {
  const { kind, finish } = useFileBrowser()
  const forProject = kind === 'project'
  const title = forProject ? text.start.recent.choose : text.import.browse
  const [path, setPath] = useState('')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const listing = useQuery('files.list', { path }, { keepPrevious: true })
  const entries = (listing.data?.entries ?? []).filter((entry) => !forProject || entry.kind === 'folder')

  const enter = (next: string): void => {
    setPath(next)
    setSelected(new Set())
  }

  const onSelection = (keys: Selection): void =>
    setSelected(keys === 'all' ? new Set(entries.map((entry) => entry.path)) : new Set([...keys].map(String)))

  const done = (): void =>
    finish(
      entries
        .filter((entry) => selected.has(entry.path))
        .map((entry) => ({ path: entry.path, name: entry.name, bytes: entry.size })),
    )

  return (
    <>
      <div className={styles.browseHead}>
        <Button
          small
          icon="up"
          isDisabled={listing.data === undefined || listing.data.parent === null}
          onPress={() => enter(listing.data?.parent ?? '')}
        >
          {text.import.browseUp}
        </Button>
        <span className={styles.browsePath}>{path === '' ? text.import.browseTop : path}</span>
      </div>
      {listing.error !== undefined && <ErrorMessage error={listing.error} />}
      <ListBox
        className={styles.entries ?? ''}
        aria-label={title}
        items={entries.map((entry) => ({ ...entry, id: entry.path }))}
        selectionMode={forProject ? 'single' : 'multiple'}
        selectionBehavior="replace"
        selectedKeys={selected}
        onSelectionChange={onSelection}
        onAction={(key) => {
          const entry = entries.find((candidate) => candidate.path === key)
          if (entry?.kind === 'folder') enter(entry.path)
        }}
        renderEmptyState={() => <span className={styles.muted}>{text.import.browseEmpty}</span>}
      >
        {(entry) => <Entry entry={entry} />}
      </ListBox>
      <div className={styles.foot}>
        <span className={styles.footText}>{forProject && text.start.recent.chooseHint}</span>
        <Button onPress={() => finish([])}>{text.actions.cancel}</Button>
        <Button variant="primary" isDisabled={selected.size === 0} onPress={done}>
          {forProject ? text.actions.open : text.import.choosePicked(selected.size)}
        </Button>
      </div>
    </>
  )
}

const Entry = ({ entry }: { entry: FolderEntry }) => (
  <ListBoxItem id={entry.path} textValue={entry.name} className={styles.entry ?? ''}>
    <Icon name={entry.kind === 'folder' ? 'folder' : 'file'} />
    {entry.name}
    {entry.kind === 'file' && <span className={styles.entrySize}>{formatBytes(entry.size)}</span>}
  </ListBoxItem>
)
