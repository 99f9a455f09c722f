import type { RunMode } from './mode-days'

/** How each mode is filled: by pattern as well as colour. */
export const modeFill: Record<RunMode, string> = { heat: 'url(#lane-heat)', dhw: 'url(#lane-dhw)', cool: 'url(#lane-cool)', defrost: 'url(#lane-defrost)' }

const size = { heat: 6, dhw: 6, cool: 6, defrost: 4, alarm: 4 }

const Pattern = ({ id, colour, mark }: { id: keyof typeof size; colour: string; mark?: string }) => (
  <pattern id={`lane-${id}`} width={size[id]} height={size[id]} patternUnits="userSpaceOnUse">
    <rect width={size[id]} height={size[id]} fill={colour} stroke="none" />
    {mark !== undefined && <path d={mark} fill="none" stroke="var(--surface)" strokeWidth={1.4} />}
  </pattern>
)

/** Patterns of the modes and of alarms: plain, slanted, dotted, crossed, upright. */
export const LanePatterns = () => (
  <defs>
    <Pattern id="heat" colour="var(--series-2)" />
    <Pattern id="dhw" colour="var(--series-3)" mark="M-1 7 7-1M-4 4 4-4M2 10 10 2" />
    <Pattern id="cool" colour="var(--series-1)" mark="M2 3h2" />
    <Pattern id="defrost" colour="var(--text)" />
    <Pattern id="alarm" colour="var(--critical)" mark="M1 0V4" />
  </defs>
)

/** The patterns with their names. */
export const ModeLegend = ({ modes, className }: { modes: readonly { id: RunMode; name: string; share: string }[]; className: string | undefined }) => (
  <ul className={className}>
    {modes.map(({ id, name, share }) => (
      <li key={id}>
        <svg width="14" height="10" aria-hidden="true">
          <rect width="14" height="10" rx="1" fill={modeFill[id]} />
        </svg>
        {name} {share}
      </li>
    ))}
  </ul>
)
