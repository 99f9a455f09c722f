/** A data point of a NIBE heat pump that has a signal. */
export interface NibePoint {
  signal: string
  /** Of myUplink and Modbus; the same in every language. */
  registers: readonly number[]
  /** The sensor's mark on NIBE's drawings, which stands in the name in every language. */
  sensor?: string
  /** How the name begins, lower case without soft hyphens: English, Swedish, German, Finnish, Danish and Norwegian. */
  names: readonly string[]
}

/** The first of several points of one signal that a unit has is taken. */
export const nibePoints: readonly NibePoint[] = [
  {
    signal: 'outdoor_c',
    registers: [40004],
    sensor: 'BT1',
    names: ['outdoor temp', 'current outd temp', 'current outdoor temp', 'utetemp', 'utomhustemp', 'aktuell utetemp', 'außentemp', 'aussentemp', 'aktuelle außentemp', 'ulkolämpötila', 'ulkoilman lämpötila', 'udetemp', 'udendørstemp'],
  },
  {
    signal: 'supply_c',
    registers: [40008],
    sensor: 'BT2',
    names: ['supply line', 'supply temp', 'framledning', 'vorlauf', 'menojohto', 'menolämpötila', 'fremløb', 'turledning', 'turtemp'],
  },
  { signal: 'supply_c', registers: [40071], sensor: 'BT25', names: ['external supply line', 'ext. supply line', 'extern framledning', 'ext. framledning', 'externer vorlauf', 'ulkoinen menojohto', 'ekstern fremløb', 'ekstern turledning'] },
  {
    signal: 'return_c',
    registers: [40012],
    sensor: 'BT3',
    names: ['return line', 'return temp', 'retur', 'rücklauf', 'paluujohto', 'paluulämpötila'],
  },
  { signal: 'return_c', registers: [40152], sensor: 'BT71', names: ['external return line', 'ext. return line', 'extern retur', 'ext. retur', 'externer rücklauf', 'ulkoinen paluujohto', 'ekstern retur'] },
  {
    signal: 'dhw_tank_c',
    registers: [40013],
    sensor: 'BT7',
    names: ['hot water top', 'hot water, top', 'varmvatten topp', 'varmvatten, topp', 'brauchwasser oben', 'brauchwasser, oben', 'warmwasser oben', 'käyttövesi ylä', 'käyttövesi, ylä', 'käyttöveden huippu', 'varmtvand top', 'varmt vand top', 'varmtvann topp'],
  },
  {
    signal: 'dhw_tank_c',
    registers: [40014],
    sensor: 'BT6',
    names: ['hot water charging', 'varmvatten laddning', 'varmvattenladdning', 'brauchwasserbereitung', 'warmwasserbereitung', 'käyttöveden lataus', 'käyttövesi lataus', 'varmtvandsladning', 'varmtvannslading', 'varmtvann lading'],
  },
  { signal: 'indoor_coil_c', registers: [40017], sensor: 'BT12', names: ['condenser', 'kondensor', 'kondensator', 'verflüssiger', 'lauhdutin'] },
  { signal: 'outdoor_coil_c', registers: [40020], sensor: 'BT16', names: ['evaporator', 'förångare', 'verdampfer', 'höyrystin', 'fordamper'] },
  { signal: 'discharge_c', registers: [40018], sensor: 'BT14', names: ['discharge', 'hot gas', 'hetgas', 'heißgas', 'heissgas', 'kuumakaasu', 'trykgas', 'varmgas', 'hetgass', 'trykkgass'] },
  { signal: 'liquid_c', registers: [40019], sensor: 'BT15', names: ['liquid line', 'vätskeledning', 'flüssigkeitsleitung', 'nestejohto', 'nesteputki', 'væskeledning', 'væskelinje'] },
  { signal: 'suction_c', registers: [40022], sensor: 'BT17', names: ['suction gas', 'suggas', 'sauggas', 'imukaasu', 'sugegas'] },
  {
    signal: 'compressor_hz',
    registers: [41778, 43136],
    names: ['current compressor freq', 'compressor freq', 'aktuell kompressorfrekvens', 'kompressorfrekvens', 'aktuelle verdichterfrequenz', 'verdichterfrequenz', 'kompressorfrequenz', 'kompressorin taajuus', 'aktuel kompressorfrekvens'],
  },
  { signal: 'indoor_c', registers: [40033], sensor: 'BT50', names: ['room temp', 'rumstemp', 'raumtemp', 'huonelämpötila', 'rumtemp', 'romtemp'] },
  { signal: 'indoor_c', registers: [50225], names: ['current temperature system 1', 'current temp system 1'] },
  { signal: 'setpoint_c', registers: [50233], names: ['set point value temp system 1 heat', 'börvärde temp system 1 värme', 'sollwert temp system 1 heizung', 'asetusarvo lämpöt. järjestelmä 1 lämmitys'] },
]

/** Points with a sensor's mark that are not its reading: mean, calculated, wanted, or an end of what it may be. */
export const notAReading = /average|mean|calculated|calc\.|set ?point|offset|m[ai][xn]\b|medel|beräknad|börvärde|mittel|durchschn|berechnet|sollwert|keski|laskettu|asetus|gennemsnit|gjennomsnitt|beregnet|setpunkt|settpunkt/
