import { Autocomplete, Button, Dialog, DialogTrigger, Input, ListBox, ListBoxItem, Popover, SearchField, useFilter } from 'react-aria-components'
import { text } from '../text/en'
import { Icon } from './icon'
import styles from './search-choice.module.css'

export interface Choice {
  id: string
  label: string
  /** Stands at the end of its line, and is searched too. */
  detail?: string
}

/** One of a long list, found by typing. */
export const SearchChoice = ({
  label,
  value,
  shown,
  choices,
  onChoose,
  isDisabled = false,
  muted = false,
}: {
  label: string
  value: string
  /** What stands in the field; the label of the choice when left out. */
  shown?: string
  choices: readonly Choice[]
  onChoose: (id: string) => void
  isDisabled?: boolean
  /** The value stands for nothing. */
  muted?: boolean
}) => {
  const face = shown ?? choices.find(({ id }) => id === value)?.label ?? value
  return (
    <DialogTrigger>
      <Button className={muted ? `${styles.field} ${styles.muted}` : (styles.field ?? '')} aria-label={`${label}: ${face}`} isDisabled={isDisabled}>
        <span className={styles.value} title={face}>
          {face}
        </span>
        <Icon name="down" size={12} />
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom start">
        <Dialog className={styles.dialog ?? ''} aria-label={label}>
          {({ close }) => (
            <Choices
              label={label}
              value={value}
              choices={choices}
              onChoose={(id) => {
                close()
                onChoose(id)
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

const Choices = ({ label, value, choices, onChoose }: { label: string; value: string; choices: readonly Choice[]; onChoose: (id: string) => void }) => {
  const { contains } = useFilter({ sensitivity: 'base' })
  return (
    <Autocomplete filter={(words, typed) => typed.split(/\s+/).every((word) => contains(words, word))}>
      <SearchField className={styles.search ?? ''} aria-label={label} autoFocus>
        <Icon name="search" size={14} />
        <Input className={styles.input ?? ''} placeholder={text.actions.find} />
      </SearchField>
      <ListBox
        className={styles.list ?? ''}
        aria-label={label}
        items={choices}
        selectionMode="single"
        selectedKeys={[value]}
        onAction={(id) => onChoose(String(id))}
        onSelectionChange={(keys) => {
          const [id] = [...(keys === 'all' ? [] : keys)]
          if (id !== undefined) onChoose(String(id))
        }}
        renderEmptyState={() => <div className={styles.none}>{text.palette.empty}</div>}
      >
        {(choice) => (
          <ListBoxItem id={choice.id} className={styles.item ?? ''} textValue={`${choice.label} ${choice.detail ?? ''} ${choice.id}`}>
            <span>{choice.label}</span>
            {choice.detail !== undefined && <span className={styles.detail}>{choice.detail}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  )
}
