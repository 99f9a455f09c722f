import { memo, useMemo, useState } from 'react'
import { ListBox, ListBoxItem, ListBoxSection, Header } from 'react-aria-components'
import type { ProfileDraft, ThresholdInfo } from '../../../analytics/contract'
import { useThresholdDraft } from '../../state/threshold-draft'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { SearchField } from '../../ui/field'
import { Segmented } from '../../ui/segmented'
import { familyOf, formatThreshold, thresholdMeaning, thresholdName, valueIn } from './threshold-value'
import styles from './thresholds.module.css'

/** The thresholds by family, with their values: those of the draft, or of the profile in use where there is none. */
export const ThresholdList = memo(({ all, used }: { all: readonly ThresholdInfo[]; used: ProfileDraft }) => {
  const key = useThresholdDraft((state) => state.key)
  const choose = useThresholdDraft((state) => state.choose)
  const [words, setWords] = useState('')
  const [kind, setKind] = useState<'adjustable' | 'builtIn'>('adjustable')
  const families = useMemo(() => {
    const wanted = words.trim().toLowerCase().split(/\s+/)
    const shown = all.filter((info) => info.fixed === (kind === 'builtIn') && wanted.every((word) => `${info.key.replaceAll('_', ' ')} ${thresholdName(info.key)} ${thresholdMeaning(info)}`.toLowerCase().includes(word)))
    return [...new Set(shown.map((info) => familyOf(info.key)))].map((family) => ({ family, members: shown.filter((info) => familyOf(info.key) === family) }))
  }, [all, words, kind])
  return (
    <div className={styles.listColumn}>
      <div className={styles.listTools}>
        <SearchField label={text.thresholds.find} placeholder={text.thresholds.find} value={words} onChange={setWords} />
        <Segmented
          label={text.thresholds.list}
          selected={[kind]}
          onSelect={([next]) => next !== undefined && setKind(next)}
          segments={[
            { id: 'adjustable', label: text.thresholds.adjustable },
            { id: 'builtIn', label: text.thresholds.builtIn },
          ]}
        />
      </div>
      <ListBox
        className={styles.list ?? ''}
        aria-label={text.thresholds.list}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[key]}
        onSelectionChange={(keys) => {
          if (keys !== 'all') for (const one of keys) choose(String(one))
        }}
      >
        {families.map(({ family, members }) => (
          <ListBoxSection key={family} id={family}>
            <Header className={styles.family ?? ''}>{text.thresholds.families[family] ?? family}</Header>
            {members.map((info) => (
              <ListBoxItem key={info.key} id={info.key} className={styles.item ?? ''} textValue={`${family} ${thresholdName(info.key)}`}>
                <span className={styles.itemName} title={thresholdMeaning(info)}>
                  {thresholdName(info.key)}
                </span>
                <ItemValue info={info} used={used} />
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </div>
  )
})

const ItemValue = ({ info, used }: { info: ThresholdInfo; used: ProfileDraft }) => {
  const system = usePreferences((state) => state.units)
  const value = useThresholdDraft((state) => valueIn(state.draft ?? used, info))
  return (
    <span className={value === info.default ? styles.itemValue : `${styles.itemValue} ${styles.itemChanged}`} title={value === info.default ? undefined : text.thresholds.changed}>
      {formatThreshold(info, value, system)}
    </span>
  )
}
