import type { RefrigerantEvent } from '../records/records'

const takesOut = ({ lb_recovered, lb_returned }: RefrigerantEvent): boolean =>
  (lb_recovered !== null && lb_recovered.lb.n > 0n) || (lb_returned !== null && lb_returned.lb.n > 0n)

/**
 * Refrigerant is taken out so that the circuit can be opened or disposed of, 40 CFR 82.156(a): every recovery and disposal, and a
 * recharge after a repair whose own line says that refrigerant was taken out or put back.
 */
export const isOpened = (event: RefrigerantEvent): boolean =>
  event.event_kind === 'disposal' || event.event_kind === 'recovery' || (event.event_kind === 'repair_recharge' && takesOut(event))
