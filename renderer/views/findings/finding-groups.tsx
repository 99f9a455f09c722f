import { ListBox, ListBoxItem } from 'react-aria-components'
import type { FindingFilter, FindingGroup } from '../../../analytics/contract'
import { findingGroupings, type FindingGrouping } from '../../../analytics/contract/choices'
import { useQuery } from '../../engine/use-query'
import { useFindingsView } from '../../state/findings-view'
import { text } from '../../text/text'
import { SelectField } from '../../ui/field'
import { SeverityShape } from '../../ui/severity'
import styles from './findings.module.css'

/** How a group is called. */
export const groupName = (by: FindingGrouping, key: string): string =>
  key === '' ? (by === 'assignee' ? text.findings.nobody : text.findings.noGroup) : by === 'fault' ? (text.faults[key] ?? key) : key

/** What the findings are grouped by. */
export const GroupingChoice = () => {
  const { grouping, setGrouping } = useFindingsView()
  return (
    <SelectField
      label={text.findings.groupBy}
      value={grouping}
      onChange={(value) => setGrouping(value as FindingGrouping)}
      options={findingGroupings.map((value) => ({ value, label: value === 'none' ? text.findings.groupings.none : text.findings.groupedBy(text.findings.groupings[value]) }))}
    />
  )
}

const all = '\u0000'

/** The groups of what is shown, the worst first; one of them narrows the list. */
export const FindingGroups = ({ filter, by }: { filter: FindingFilter; by: FindingGrouping }) => {
  const setFilter = useFindingsView((state) => state.setFilter)
  const { data: groups = [] } = useQuery('findings.groups', { filter: { ...filter, group: null }, by }, { keepPrevious: true })
  return (
    <div className={styles.groupsColumn}>
      <div className={styles.grouping}>
        <GroupingChoice />
      </div>
      <ListBox
        className={styles.groups ?? ''}
        aria-label={text.findings.groups}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter.group === null ? all : filter.group.key]}
        onSelectionChange={(keys) => {
          if (keys === 'all') return
          const [key] = keys
          if (key !== undefined) setFilter({ group: key === all ? null : { by, key: String(key) } })
        }}
      >
        <ListBoxItem id={all} className={styles.group ?? ''} textValue={text.findings.allGroups}>
          <span />
          <span className={styles.groupName}>{text.findings.allGroups}</span>
        </ListBoxItem>
        {groups.map((group) => (
          <GroupItem key={group.key} group={group} by={by} />
        ))}
      </ListBox>
    </div>
  )
}

const GroupItem = ({ group, by }: { group: FindingGroup; by: FindingGrouping }) => (
  <ListBoxItem id={group.key} className={styles.group ?? ''} textValue={groupName(by, group.key)}>
    <SeverityShape severity={group.worst} />
    <span className={styles.groupName}>
      {groupName(by, group.key)}
    </span>
    <span className={styles.groupNote}>{text.findings.groupNote(group.findings, group.units)}</span>
  </ListBoxItem>
)
