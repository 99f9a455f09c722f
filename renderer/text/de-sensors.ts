import { counted } from './counted'
import type { Words } from './catalogue'
import type { sensorsText } from './en-sensors'

/** German texts of the panel on sensors at rest. */
export const sensorsTextDe: Words<typeof sensorsText> = {
  title: 'Übereinstimmung der Fühler in Ruhe',
  note: 'Verdichter nachts 3 h aus: jeder Fühler gegen die anderen seiner Gruppe, seit seinen ersten Ruhezeiten',
  groups: { outdoor: 'Gruppe außen', indoor: 'Gruppe innen' },
  water: 'Wasserpaar',
  names: {
    outdoor: 'Außenfühler', coil: 'Außenwärmetauscher', suction: 'Saugleitung', liquid: 'Flüssigkeitsleitung', supply: 'Vorlauf', return: 'Rücklauf', indoor: 'Raum', indoor_coil: 'Innenwärmetauscher', pair: 'Vorlauf minus Rücklauf',
  },
  agree: (sensors, worst, rests) => `Alle ${sensors} stimmen überein: Keiner hat sich um mehr als ${worst} verschoben; ${rests}`,
  pairAgrees: (apart, rests) => `Vorlauf und Rücklauf stimmen überein: ${apart} Abweichung von den ersten Ruhezeiten; ${rests}`,
  above: (name, by, others, since, rests) => `${name} zeigt in Ruhe ${by} mehr als ${others}, seit ${since}; ${rests}`,
  below: (name, by, others, since, rests) => `${name} zeigt in Ruhe ${by} weniger als ${others}, seit ${since}; ${rests}`,
  others: (others) => (others === 2 ? 'die beiden anderen' : `die anderen ${others}`),
  pairMoved: (by, since, rests) => `Vorlauf und Rücklauf liegen seit ${since} um ${by} weiter auseinander; ${rests}. Welcher von beiden sich verschob, ist nicht zu sagen.`,
  unclear: (names) => `${names} hat sich verschoben, aber die anderen stimmen nicht überein: Welcher Fühler falsch ist, ist nicht zu sagen`,
  fewSensors: (compared, least) => `Zu wenige Daten: ${compared === 1 ? '1 Fühler' : `${compared} Fühler`} dieser Gruppe in den Exporten, ${least} sind nötig, um zu sagen, welcher sich verschob`,
  noRests: 'Zu wenige Daten: Der Verdichter stand mit diesen Fühlern nachts nie lange genug',
  fewRests: (rests, least) => `Zu wenige Daten: ${rests}, ${least} sind nötig`,
  longAgo: (on, days, worst) => `Zu wenige Daten: Die letzte Ruhezeit war am ${on} und gilt ${days} Tage lang. Bis dahin hatte sich keiner um mehr als ${worst} verschoben.`,
  rests: (rests) => (rests === 1 ? '1 Ruhezeit' : `${rests.toLocaleString('de-DE')} Ruhezeiten`),
  days: (days) => (days === 1 ? '1 Tag mit Ruhezeiten' : `${days.toLocaleString('de-DE')} Tage mit Ruhezeiten`),
  threshold: (value) => `verschoben ab ${value}`,
  axis: (unit) => `Verschiebung, ${unit}`,
  label: (group, days) => `${group}: Verschiebung jedes Fühlers gegen die anderen in Ruhe, ${counted(days, 'Tag', 'Tage')}`,
  pressures: {
    title: 'Drücke',
    names: { suction: 'Saugdruck', discharge: 'Hochdruck' },
    limits: (apart) => `gegen Sättigung; auseinander ab ${apart}`,
    agree: (rests) => `Kein Druck weicht um mehr als die Schwellen von seinen ersten Ruhezeiten ab; ${rests}`,
    apart: (by, since, rests) => `Saug- und Hochdruck sind in Ruhe ein Druck, liegen aber seit ${since} um ${by} weiter auseinander als anfangs; ${rests}.`,
    moved: { suction: 'Der Saugdruckaufnehmer hat sich mehr verschoben.', discharge: 'Der Hochdruckaufnehmer hat sich mehr verschoben.' },
    low: (by, since, rests) => `Alle Drücke sind in Ruhe seit ${since} um ${by} zu niedrig; ${rests}. Es ist keine Flüssigkeit mehr da: Kältemittel fehlt.`,
    high: (by, since, rests) => `Alle Drücke sind in Ruhe seit ${since} um ${by} zu hoch; ${rests}. Im Kreis ist ein Gas, das nicht kondensiert.`,
    none: 'Zu wenige Daten: Die Exporte haben keinen Druck',
    noRests: 'Zu wenige Daten: Der Verdichter stand mit Drücken und Leitungstemperaturen nachts nie lange genug',
    notNow: (on, days) => `Zu wenige Daten: Die letzte Ruhezeit war am ${on} und gilt ${days} Tage lang, oder die Leitungstemperaturen, an denen Drücke gemessen werden, sind zweifelhaft.`,
  },
  sensor: 'Fühler',
  day: 'Tag',
  shift: 'Verschiebung',
}
