import { findRefrigerant } from '../../refrigerants'

/** As the refrigerant table names it, else as it was written. */
export const refrigerantName = (written: string | null): string | null => findRefrigerant(written)?.name ?? written
