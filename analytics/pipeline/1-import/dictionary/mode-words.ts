/** What controllers call their modes, in plain lower-case letters; numbers mean something else with each vendor and are not here. */
export const modeWords: readonly (readonly [mode: string, words: readonly string[]])[] = [
  ['defrost', ['defrost', 'defrosting', 'abtauen', 'abtauung', 'avfrostning', 'degivrage', 'ontdooien', 'desescarche', 'sbrinamento', 'sulatus']],
  ['dhw', ['dhw', 'hot water', 'hotwater', 'domestic hot water', 'warmwasser', 'brauchwasser', 'trinkwasser', 'varmvatten', 'ecs', 'eau chaude', 'warm water', 'acs', 'tapwater', 'kayttovesi']],
  ['heat', ['heat', 'heating', 'heizen', 'heizung', 'heizbetrieb', 'varme', 'uppvarmning', 'chauffage', 'chaud', 'verwarmen', 'verwarming', 'calefaccion', 'calor', 'riscaldamento', 'caldo', 'lammitys', 'space heating', 'central heating', 'ch']],
  ['cool', ['cool', 'cooling', 'kuhlen', 'kuhlung', 'kyla', 'kylning', 'refroidissement', 'froid', 'climatisation', 'koelen', 'koeling', 'refrigeracion', 'frio', 'raffrescamento', 'freddo', 'jaahdytys']],
  ['fan', ['fan', 'fan only', 'ventilation', 'luftung', 'flakt']],
  ['aux', ['aux', 'auxiliary', 'emergency', 'emergency heat', 'backup', 'heizstab', 'notbetrieb', 'tillsats', 'elpatron']],
  ['off', ['off', 'standby', 'stand by', 'idle', 'aus', 'bereit', 'bereitschaft', 'av', 'fran', 'arret', 'veille', 'uit', 'apagado', 'parado', 'spento', 'pois', 'stop', 'stopped', 'none', 'inactive']],
]

/** What controllers write for a flag that is set, and for one that is not. */
export const flagWords = {
  yes: ['true', 'on', '1', 'yes', 'ja', 'ein', 'an', 'aktiv', 'active', 'pa', 'oui', 'marche', 'aan', 'si', 'acceso', 'paalla', 'defrost', 'defrosting'],
  no: ['false', 'off', '0', 'no', 'nein', 'aus', 'inaktiv', 'inactive', 'av', 'fran', 'non', 'arret', 'uit', 'nee', 'spento', 'pois', 'normal', 'none', 'idle'],
} as const
