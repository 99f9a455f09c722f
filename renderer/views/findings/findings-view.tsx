import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { FindingFilter } from '../../../analytics/contract'
import { findingStates, severities, type FindingState } from '../../../analytics/contract/choices'
import { useQuery } from '../../engine/use-query'
import { useFindingsView, type FindingSort } from '../../state/findings-view'
import { goOnTo, goTo } from '../../state/place'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { SearchField } from '../../ui/field'
import { formatNumber } from '../../ui/format'
import { VirtualGrid } from '../../ui/grid/virtual-grid'
import { ErrorMessage, Message } from '../../ui/message'
import { Screen } from '../../ui/screen'
import { Segmented } from '../../ui/segmented'
import { SeverityShape } from '../../ui/severity'
import { formatDay } from '../../ui/time'
import { useWidth } from '../../ui/use-width'
import { CauseStrip } from './cause-strip'
import { FindingActions } from './finding-actions'
import { findingGridColumns } from './finding-columns'
import { FindingDetail } from './finding-detail'
import { FindingGroups, GroupingChoice } from './finding-groups'
import { findingRow, type FindingPage, type FindingRow } from './finding-rows'
import styles from './findings.module.css'
import { AssignDialog, DismissDialog } from './mark-dialogs'
import { useMarks, type Said } from './use-marks'

const widthOf = (columns: readonly { width: number }[]): number => columns.reduce((sum, { width }) => sum + width, 0)

const keys: Record<string, Said> = { a: 'acknowledged', c: 'confirmed', r: 'resolved', n: 'open' }

/** Triage: what is new, why, and what becomes of it. */
export const FindingsView = ({ findingId }: { findingId: string | null }) => {
  const { filter, sort, grouping, selected, setSort, select } = useFindingsView()
  const active: FindingFilter = { ...filter, fold: filter.text === '' }
  const list = useQuery('findings.list', { filter: active, sort }, { keepPrevious: true })
  const states = useQuery('findings.states', { filter }, { keepPrevious: true })
  const marks = useMarks()
  const [asking, setAsking] = useState<'dismiss' | 'assign'>()
  const page = list.data
  const rowAt = useCallback((at: number) => (page === undefined ? undefined : findingRow(page, at)), [page])
  const chosenId = findingId ?? rowAt(0)?.id ?? null
  const chosenAt = useMemo(() => page?.texts('finding_id').indexOf(chosenId) ?? -1, [page, chosenId])
  useNextWhenGone(page, findingId, chosenAt)
  const every = states.data === undefined ? undefined : Object.values(states.data).reduce((sum, one) => sum + one, 0)

  const toggle = useCallback(
    (row: FindingRow) => {
      const next = new Set(selected)
      if (!next.delete(row.id)) next.add(row.id)
      select(next)
    },
    [selected, select],
  )
  const [listElement, room] = useWidth<HTMLDivElement>()
  const columns = useMemo(() => {
    const all = findingGridColumns(selected, toggle, true)
    return widthOf(all) <= room ? all : findingGridColumns(selected, toggle, false)
  }, [selected, toggle, room])

  const rowsAt = (): FindingRow[] => {
    if (page === undefined) return []
    const ids = selected.size > 0 ? selected : new Set(chosenId === null ? [] : [chosenId])
    return page.texts('finding_id').flatMap((id, at) => (id !== null && ids.has(id) ? (findingRow(page, at) ?? []) : []))
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return
    const key = event.key.toLowerCase()
    if ((event.ctrlKey || event.metaKey) && key === 'z') marks.takeBack()
    else if (event.ctrlKey || event.metaKey || event.altKey) return
    else if (key in keys) marks.say(rowsAt(), keys[key] as Said)
    else if (key === 'd') setAsking('dismiss')
    else if (key === 'o') marks.order(rowsAt())
    else if (key === 'u') marks.takeBack()
    else if (key === 'x') for (const row of chosenId === null ? [] : rowsAt().slice(0, 1)) toggle(row)
    else return
    event.preventDefault()
  }

  if (every === 0 && filter.cause === null && filter.text === '' && filter.severities.length === 0 && filter.since === null)
    return (
      <Screen title={text.findings.title}>
        <Message title={text.findings.none} hint={text.findings.noneHint} />
      </Screen>
    )

  return (
    <Screen
      title={text.findings.title}
      lead={page !== undefined && <span role="status">{text.findings.count(page.rowCount)}</span>}
      actions={<FindingActions marks={marks} rows={rowsAt} selected={selected.size} onAsk={setAsking} />}
      fill
    >
      <Tools states={states.data} />
      {(list.error ?? marks.error) !== undefined && <ErrorMessage error={(list.error ?? marks.error) as NonNullable<typeof list.error>} />}
      <div className={grouping === 'none' ? `${styles.split} ${styles.flat}` : styles.split} onKeyDown={onKeyDown}>
        {grouping !== 'none' && <FindingGroups filter={active} by={grouping} />}
        <div className={styles.list} ref={listElement}>
          {filter.text === '' && <CauseStrip filter={filter} listed={() => page?.texts('finding_id').filter((id) => id !== null) ?? []} />}
          <VirtualGrid
            label={text.findings.title}
            columns={columns}
            rowCount={page?.rowCount ?? 0}
            rowAt={rowAt}
            sort={sort}
            onSort={(next) => setSort(next as FindingSort)}
            onOpen={(row) => goTo({ screen: 'findings', id: row.id })}
            isChosen={(row) => row.id === chosenId}
            chosenAt={chosenAt < 0 ? undefined : chosenAt}
            onReach={(row) => goOnTo({ screen: 'findings', id: row.id })}
            empty={list.loading ? <Message title={text.state.loading} /> : <Message title={text.findings.noMatch} />}
          />
          <div className={styles.keys}>{text.findings.keys}</div>
        </div>
        <aside className={styles.detail} aria-label={text.unit.why} tabIndex={-1}>
          {chosenId === null ? <Message title={text.findings.nothingChosen} /> : <FindingDetail findingId={chosenId} />}
        </aside>
      </div>
      {asking === 'dismiss' && (
        <DismissDialog
          count={rowsAt().length}
          onClose={() => setAsking(undefined)}
          onDismiss={(reason) => {
            marks.say(rowsAt(), 'dismissed', reason)
            setAsking(undefined)
          }}
        />
      )}
      {asking === 'assign' && (
        <AssignDialog
          count={rowsAt().length}
          onClose={() => setAsking(undefined)}
          onAssign={(name) => {
            marks.assign(rowsAt(), name)
            setAsking(undefined)
          }}
        />
      )}
    </Screen>
  )
}

/** When what is said of a finding takes it off the list, the one in its place is next. */
const useNextWhenGone = (page: FindingPage | undefined, findingId: string | null, chosenAt: number): void => {
  const listed = useRef<{ id: string; at: number }>(undefined)
  useEffect(() => {
    if (page === undefined || findingId === null) return
    if (chosenAt >= 0) listed.current = { id: findingId, at: chosenAt }
    else if (listed.current?.id === findingId) {
      const next = findingRow(page, Math.min(listed.current.at, page.rowCount - 1))
      if (next !== undefined) goOnTo({ screen: 'findings', id: next.id })
    }
  }, [page, findingId, chosenAt])
}

const Tools = ({ states }: { states: Record<FindingState, number> | undefined }) => {
  const { filter, grouping, setFilter } = useFindingsView()
  return (
    <div className={styles.tools}>
      <SearchField label={text.fleet.searchLabel} placeholder={text.findings.search} value={filter.text} onChange={(words) => setFilter({ text: words })} />
      <Segmented
        label={text.findings.state}
        many
        selected={filter.states}
        onSelect={(chosen) => setFilter({ states: chosen })}
        segments={findingStates
          .filter((state) => state !== 'withdrawn' || (states?.withdrawn ?? 0) > 0)
          .map((state) => ({ id: state, label: text.findings.states[state], ...(states === undefined ? {} : { count: formatNumber(states[state]) }) }))}
      />
      <Segmented
        label={text.fleet.severity}
        many
        selected={filter.severities}
        onSelect={(chosen) => setFilter({ severities: chosen })}
        segments={severities.map((severity) => ({
          id: severity,
          label: (
            <span className={styles.segment}>
              <SeverityShape severity={severity} />
              {text.severity[severity]}
            </span>
          ),
        }))}
      />
      {filter.since !== null && (
        <Button small icon="close" onPress={() => setFilter({ since: null })}>
          {text.findings.since(formatDay(filter.since))}
        </Button>
      )}
      {grouping === 'none' && <GroupingChoice />}
    </div>
  )
}
