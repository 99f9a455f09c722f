import { Icon } from './icon'
import styles from './field.module.css'

/** A field that filters as one types. */
export const SearchField = ({
  label,
  placeholder,
  value,
  onChange,
}: {
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
}) => (
  <div className={styles.search}>
    <Icon name="search" size={14} />
    <input
      className={styles.input}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      value={value}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
    />
  </div>
)

/** A plain text field. */
export const TextField = ({
  label,
  placeholder,
  value,
  onChange,
  inputMode,
  maxLength,
}: {
  label: string
  placeholder?: string
  value: string
  onChange: (value: string) => void
  inputMode?: 'decimal' | 'numeric'
  maxLength?: number
}) => (
  <input
    className={styles.input}
    aria-label={label}
    inputMode={inputMode}
    maxLength={maxLength}
    placeholder={placeholder}
    value={value}
    spellCheck={false}
    onChange={(event) => onChange(event.target.value)}
  />
)

/** A text of some lines. */
export const LinesField = ({ label, value, onChange, rows }: { label: string; value: string; onChange: (value: string) => void; rows: number }) => (
  <textarea className={`${styles.input} ${styles.lines}`} aria-label={label} rows={rows} value={value} spellCheck={false} onChange={(event) => onChange(event.target.value)} />
)

/** One of a list; the empty value stands for any. */
export const SelectField = ({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) => (
  <div className={styles.selectBox}>
    <select className={styles.select} aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
    <Icon name="down" size={12} />
  </div>
)
