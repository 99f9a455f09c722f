import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { usePalette } from '../../state/palette'
import { text } from '../../text/text'
import { Dialog } from '../../ui/dialog'
import { Icon } from '../../ui/icon'
import { paletteItems, type PaletteItem } from './palette-items'
import styles from './palette.module.css'
import { namedItems, screenItems } from './palette-places'
import { useCommands } from './use-commands'
import { useFound } from './use-found'

/** Search and commands, by Ctrl or Cmd and K. */
export const Palette = () => {
  const { open, setOpen } = usePalette()
  return (
    <Dialog label={text.palette.open} isOpen={open} onClose={() => setOpen(false)}>
      {open && <PaletteBody onDone={() => setOpen(false)} />}
    </Dialog>
  )
}

const PaletteBody = ({ onDone }: { onDone: () => void }) => {
  const id = useId()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const items = paletteItems(words, { always: [...screenItems(), ...useCommands()], named: namedItems(), found: useFound(words) })
  const current = Math.min(at, items.length - 1)

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const run = (item: PaletteItem | undefined): void => {
    if (item === undefined) return
    onDone()
    item.run()
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(items.length - 1, current + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, current - 1))
    else if (event.key === 'Enter') run(items[current])
    else return
    event.preventDefault()
  }

  return (
    <>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          className={styles.input}
          role="combobox"
          aria-label={text.palette.open}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={items.length === 0 ? undefined : `${id}-${current}`}
          placeholder={text.palette.placeholder}
          value={words}
          autoFocus
          spellCheck={false}
          onChange={(event) => {
            setWords(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={styles.list} id={`${id}-list`} role="listbox" aria-label={text.palette.open} ref={list}>
        {items.length === 0 && <div className={styles.empty}>{text.palette.empty}</div>}
        {items.map((item, index) => (
          <div key={item.id} role="presentation">
            {items[index - 1]?.group !== item.group && (
              <div className={styles.group} role="presentation">
                {item.group}
              </div>
            )}
            <div
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              className={styles.option}
              onPointerMove={() => setAt(index)}
              onClick={() => run(item)}
            >
              <Icon name={item.icon} />
              {item.label}
              {item.detail !== undefined && <span className={styles.detail}>{item.detail}</span>}
            </div>
          </div>
        ))}
      </div>
    </>
  )
}
