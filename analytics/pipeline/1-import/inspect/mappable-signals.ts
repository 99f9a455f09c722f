import type { MappableSignal } from '../../../contract/import-columns'
import { importedSignals } from '../../../db/canonical-columns'
import { units, type Quantity, type Unit } from '../dictionary/units'
import { quantityOfSignal } from '../mappings/signal-quantity'
import { ownUnitLabels, unitLabel } from './unit-labels'

/** Every signal a mapping can name, in the order they are stored, with the units its values can be in. */
export const mappableSignals = (): MappableSignal[] =>
  importedSignals
    .filter(({ name }) => name !== 'heat_source')
    .map(({ name, type }): MappableSignal => {
      const quantity = quantityOfSignal(name)
      const kind = type === 'VARCHAR' ? 'text' : type === 'BOOLEAN' ? 'flag' : 'number'
      if (kind !== 'number' || quantity === undefined) return { signal: name, kind, unit: null, units: [] }
      return { signal: name, kind, unit: ownUnitLabels[quantity], units: unitsOf(quantity).map((unit) => ({ id: unit.id, label: unitLabel(unit, quantity) })) }
    })

/** Units of a quantity; of a power also those of energies, of which each row has one. */
const unitsOf = (quantity: Quantity): Unit[] => units.filter((unit) => unit.quantity === quantity || (quantity === 'power' && unit.quantity === 'energy'))
