import { useRef } from 'react'
import type { ThresholdInfo } from '../../../analytics/contract'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { formatThreshold, stepOf, thresholdName } from './threshold-value'
import styles from './thresholds.module.css'

/** A slider over a threshold's range: each key is a step to take back, and a drag is one. */
export const ThresholdSlider = ({ info, value, onChange }: { info: ThresholdInfo; value: number; onChange: (value: number, within: boolean) => void }) => {
  const system = usePreferences((state) => state.units)
  const moved = useRef(false)
  const begin = (): void => {
    moved.current = false
  }
  return (
    <input
      type="range"
      className={styles.range}
      aria-label={`${thresholdName(info.key)}, ${text.thresholds.value}`}
      min={info.min}
      max={info.max}
      step={stepOf(info)}
      value={value}
      aria-valuetext={formatThreshold(info, value, system)}
      onPointerDown={begin}
      onPointerUp={begin}
      onKeyDown={begin}
      onChange={(event) => {
        onChange(Number(event.target.value), moved.current)
        moved.current = true
      }}
    />
  )
}
