import type { Report } from './check'
import type { CircuitFacts } from './circuit-facts'

/** Additions of one leak lie in one circuit: each is an appliance of its own, 40 CFR 82.152, 84.102. */
export const checkLeakGroups = (facts: readonly CircuitFacts[], report: Report): void => {
  const first = new Map<string, CircuitFacts>()
  for (const circuit of facts) {
    for (const { leak_event_id, event_id } of circuit.leakGroups) {
      const other = first.get(leak_event_id)
      if (other === undefined) first.set(leak_event_id, circuit)
      else if (other.name !== circuit.name) {
        report({ record: 'refrigerant_events', record_id: event_id, rule: 'leak_group_spans_circuits', message: `leak_event_id is ${leak_event_id} here in ${circuit.name} and in ${other.name}: additions of one leak lie in one circuit, and each circuit's are counted by themselves. Correct the id.`, cite: '40 CFR 82.152; 40 CFR 84.102' })
      }
    }
  }
}
