import type { KeyboardEvent } from 'react'
import { Autocomplete, Button, Dialog, DialogTrigger, Input, ListBox, ListBoxItem, Popover, SearchField, useFilter } from 'react-aria-components'
import { text } from '../text/text'
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

const wordsOf = ({ id, label, detail = '' }: Choice): string => `${label} ${detail} ${id}`

const Choices = ({ label, value, choices, onChoose }: { label: string; value: string; choices: readonly Choice[]; onChoose: (id: string) => void }) => {
  const { contains } = useFilter({ sensitivity: 'base' })
  const fits = (words: string, typed: string): boolean => typed.split(/\s+/).every((word) => contains(words, word))
  /** The line at hand, or the first that fits where Enter comes before the list has moved there. */
  const onEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter') return
    const typed = event.currentTarget.value
    const at = document.getElementById(event.currentTarget.getAttribute('aria-activedescendant') ?? '')?.dataset['key']
    const fitting = choices.filter((choice) => fits(wordsOf(choice), typed))
    const chosen = fitting.find(({ id }) => id === at) ?? (typed === '' ? undefined : fitting[0])
    if (chosen === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onChoose(chosen.id)
  }
  return (
    <Autocomplete filter={fits}>
      <SearchField className={styles.search ?? ''} aria-label={label} autoFocus>
        <Icon name="search" size={14} />
        <Input className={styles.input ?? ''} placeholder={text.actions.find} onKeyDownCapture={onEnter} />
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
          <ListBoxItem id={choice.id} className={styles.item ?? ''} textValue={wordsOf(choice)}>
            <span>{choice.label}</span>
            {choice.detail !== undefined && <span className={styles.detail}>{choice.detail}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  )
}
