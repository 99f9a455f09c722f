/** What stands in a lane: some days, both included, as days since 1970-01-01. */
export interface LaneItem {
  from: number
  to: number
  label: string
  fill: string
  opacity?: number
}

export const laneIds = ['data', 'gaps', 'mode', 'findings', 'alarms', 'visits'] as const
export type LaneId = (typeof laneIds)[number]

export interface Lane {
  id: LaneId
  name: string
  /** px */
  height: number
  items: readonly LaneItem[]
  /** How much there is, in a few words. */
  summary: string
  /** What is said where there is nothing. */
  empty: string
}

/** Heights of what is above each lane, and of all of them at the end, px. */
export const laneTops = (lanes: readonly Lane[], top: number): number[] =>
  lanes.reduce<number[]>((tops, lane) => [...tops, (tops.at(-1) ?? top) + lane.height], [top])

/** The items of a lane that hold a day. */
export const itemsOn = (lane: Lane, day: number): LaneItem[] => lane.items.filter(({ from, to }) => from <= day && day <= to)

/** Where a key moves the cursor that stands on one item of one lane; undefined for other keys. */
export const keyCursor = (key: string, { lane, item }: { lane: number; item: number }, lanes: readonly Lane[]): { lane: number; item: number } | undefined => {
  const within = (row: number, at: number) => ({ lane: row, item: Math.max(0, Math.min((lanes[row]?.items.length ?? 0) - 1, at)) })
  const day = lanes[lane]?.items[item]?.from
  const other = (row: number) => {
    if (row < 0 || row >= lanes.length) return { lane, item }
    const near = day === undefined ? 0 : (lanes[row]?.items ?? []).findLastIndex(({ from }) => from <= day)
    return within(row, near)
  }
  switch (key) {
    case 'ArrowUp':
      return other(lane - 1)
    case 'ArrowDown':
      return other(lane + 1)
    case 'ArrowLeft':
      return within(lane, item - 1)
    case 'ArrowRight':
      return within(lane, item + 1)
    case 'Home':
      return within(lane, 0)
    case 'End':
      return within(lane, Infinity)
    default:
      return undefined
  }
}
