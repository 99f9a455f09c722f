import { create } from 'zustand'
import type { TraceSignal } from '../../analytics/contract'

export interface Span {
  /** ms since 1970 UTC */
  from: number
  to: number
}

interface TraceView {
  /** Null until the user chose: the signals a unit has are shown in a fixed order. */
  signals: readonly TraceSignal[] | null
  /** The shown period by unit; missing = all of it. */
  spans: Record<string, Span>
  setSignals: (signals: readonly TraceSignal[]) => void
  setSpan: (unitId: string, span: Span) => void
}

/** Which part of a unit's telemetry is in sight. */
export const useTraceView = create<TraceView>()((set) => ({
  signals: null,
  spans: {},
  setSignals: (signals) => set({ signals }),
  setSpan: (unitId, span) => set((state) => ({ spans: { ...state.spans, [unitId]: span } })),
}))
