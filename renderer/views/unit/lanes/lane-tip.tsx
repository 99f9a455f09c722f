import styles from '../unit.module.css'

export interface TipAt {
  /** Place of the lane. */
  lane: number
  /** px from the left of the drawing */
  x: number
  heading: string | null
  lines: readonly string[]
}

/** What stands under the pointer or the cursor of the keyboard; the latter is read aloud. */
export const LaneTip = ({ tip, name, y, width, live }: { tip: TipAt | undefined; name: string; y: number; width: number; live: boolean }) => (
  <div className={styles.laneTipPlace} role={live ? 'status' : undefined} style={tip === undefined ? undefined : tip.x > width / 2 ? { top: y + 4, right: Math.max(0, width - tip.x - 8) } : { top: y + 4, left: Math.max(0, tip.x - 8) }}>
    {tip !== undefined && (
      <div className={styles.laneTip}>
        <strong>{[name, tip.heading].filter(Boolean).join(', ')}</strong>
        {tip.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
    )}
  </div>
)
