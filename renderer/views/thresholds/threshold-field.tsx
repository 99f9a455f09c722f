import { useState } from 'react'
import type { ThresholdInfo } from '../../../analytics/contract'
import { usePreferences } from '../../state/preferences'
import { thresholdScale, typedStep } from './threshold-value'
import styles from './thresholds.module.css'
import { endOfTyping, whileTyped } from './typed-value'

/** A field for a value of a threshold: what is typed stays as it is until it is left or Enter is pressed. */
export const ThresholdField = ({ info, value, label, onChange }: { info: ThresholdInfo; value: number; label?: string; onChange: (value: number) => void }) => {
  const scale = thresholdScale(info, usePreferences((state) => state.units))
  const [typed, setTyped] = useState<string>()
  const take = (next: number | undefined): void => {
    if (next !== undefined && next !== value) onChange(next)
  }
  const end = (): void => {
    if (typed === undefined) return
    setTyped(undefined)
    if (whileTyped(typed, info, scale) === undefined) take(endOfTyping(typed, info, scale))
  }
  return (
    <input
      type="number"
      className={styles.number}
      aria-label={label}
      value={typed ?? Number(scale.from(value).toPrecision(6))}
      min={scale.from(info.min)}
      max={scale.from(info.max)}
      step={typedStep(info, scale)}
      disabled={info.fixed}
      onChange={({ target }) => {
        setTyped(target.value)
        take(whileTyped(target.value, info, scale))
      }}
      onBlur={end}
      onKeyDown={({ key }) => key === 'Enter' && end()}
    />
  )
}
