import type { Words } from './catalogue'
import type { causesText } from './en-causes'

const count = (number: number, one: string, many: string): string => (number === 1 ? `1 ${one}` : `${number.toLocaleString('de-DE')} ${many}`)

/** German texts of findings folded under what they have in common. */
export const causesTextDe: Words<typeof causesText> = {
  title: 'Gemeinsame Ursachen',
  lead: 'Eine Ursache, nach der zu suchen ist, bevor jemand zu jeder Anlage fährt.',
  name: (fault, group) => `${fault}: ${group}`,
  groups: {
    site_name: (value) => `Standort ${value}`,
    station_id: (value) => `Wetterstation ${value}`,
    firmware: (value) => `Firmware von ${value}`,
    model: (value) => `Modell ${value}`,
    tariff_id: (value) => `Tarif ${value}`,
    brand: (value) => `Marke ${value}`,
    climate_zone: (value) => `Klimazone ${value}`,
    fleet: () => 'die ganze Flotte',
  },
  evidence: (units, of, from, to) => (from === to ? `Begann bei ${units} von ${of} Anlagen am ${from}` : `Begann bei ${units} von ${of} Anlagen vom ${from} bis ${to}`),
  elsewhere: (units, of) => `sonst bei ${units} von ${of}`,
  chance: (chance) => `durch Zufall: ${chance}`,
  nothingOutside: 'es gibt keine anderen Anlagen zum Vergleich',
  look: {
    site_name: 'Zuerst den Standort ansehen: Gateway, Strom, Netz.',
    station_id: 'Zuerst die Wetterstation ansehen.',
    firmware: 'Zuerst ansehen, was diese Firmware geändert hat.',
    model: 'Zuerst den Hersteller fragen.',
    tariff_id: 'Zuerst den Tarif und seine Zeiten ansehen.',
    brand: 'Zuerst den Hersteller fragen oder den Export dieser Marke ansehen.',
    climate_zone: 'Zuerst das Wetter und seine Daten ansehen.',
    fleet: 'Zuerst den Export und seine Daten ansehen.',
  },
  findings: (number) => count(number, 'Befund', 'Befunde'),
  folded: (findings, causes) => `${count(findings, 'Befund', 'Befunde')} unter ${count(causes, 'gemeinsamer Ursache', 'gemeinsamen Ursachen')} gefaltet`,
  kept: 'Kritische Befunde, von Menschen bestätigte und was an einer Maschine selbst defekt ist, bleiben einzeln.',
  show: 'Anlagen zeigen',
  back: 'Zurück zu allen Befunden',
  gone: 'Kein Befund dieser Ursache steht mehr.',
  unfold: 'Auflösen',
  fold: 'Wieder falten',
  selectAll: (number) => `Alle ${number.toLocaleString('de-DE')} auswählen`,
  orderHint: (orders) => `Dieser Auftrag steht für ${count(orders, 'Auftrag', 'Aufträge')} einer gemeinsamen Ursache. Bestätigt der Besuch sie, brauchen die anderen keinen eigenen; ihre Befunde gemeinsam verwerfen oder als behoben melden.`,
  heldHint: 'Dieser Auftrag wartet auf einen anderen derselben gemeinsamen Ursache.',
  openLead: 'Diesen Auftrag öffnen',
  standsFor: (orders) => `steht für ${count(orders, 'Auftrag', 'Aufträge')}`,
  held: (orders) => `${count(orders, 'weiterer Auftrag', 'weitere Aufträge')} unter gemeinsamen Ursachen gefaltet`,
  takeApart: 'Alle Aufträge zeigen',
  foldOrders: 'Aufträge gemeinsamer Ursachen falten',
}
