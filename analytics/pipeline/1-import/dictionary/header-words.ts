import type { Quantity } from './units'

/** What a column is called: plain letters, lower case, words apart (`vorlauf temperatur`, `outdoor temp`). */
export interface HeaderWords {
  signal: string
  quantity: Quantity | 'text' | 'flag'
  /** One of these. */
  words: RegExp
  /** And one of these, where given. */
  also?: RegExp
  /** And none of these. */
  never?: RegExp
  /** Words among them that can mean something else: they give way to a column that is named clearly. */
  vague?: RegExp
}

const setpoint = /\b(set ?point|set ?temp\w*|target|demand(ed)?|requested|desired)|\bsoll|\w+soll\w*|\bbor ?varde|\bbor\b|consigne|gewenst|consigna|ohjearvo|asetus|setpunt|\bset\b|stellwert|beraknad/
const hotWater = /\b(dhw|hot water|domestic|tapwater|tap water|warm water|acs|ecs|bw|tww|ww|wwb)\b|warm ?wasser|brauch ?wasser|trink ?wasser|varm ?vatten|eau chaude|agua caliente|acqua calda|sanitari|kaytto ?vesi|tap ?vatten|lamminvesi|kraanwater/
const tank = /\btank|speicher|ballon|boiler|cylinder|beredare|deposito|serbatoio|varaaja|cuve/
const buffer = /buffer|puffer|ackumulator|volumenspeicher|tampon|solar/
const heat = /\b(heat|heating|thermal|thermique|chaleur|calor|calore|termica|termisk|th|therm|capacity)\b|warme|waerme|heiz|\bvarme|warmte|lampo|produced|production|generat|output|abgabe|erzeug|cooling|kalte ?leistung|kuhl ?leistung|frigorif/
const electric = /elec|elek|strom|\bel\b|input|consum|verbrauch|aufnahme|bezug|forbruk|absorb|inverter|kulutus|verbruik|leistungsaufnahme|\bin\b/
const backup = /heiz ?stab|immersion|back ?up|booster|elpatron|tillsats|\baux\w*|resistance|resistencia|resistenza|appoint|bijverwarm|zuheiz|zusatz|lisalampo|eltillskott|element/
const pump = /\b(pump|pumpe|pomp) (speed|duty|power)|circulation|zirkulation/
/** Electricity that is not the heat pump's, or not all of it. */
const elsewhere = /\bpv\b|solar|photovolt|\bgrid\b|\bmains\b|batter[yi]|\bakku|\bnetz|einspeis|\bhouse ?hold|\bhaushalt|\bhaus ?verbrauch|wall ?box|\bfan\b|ventilat|\blufter|ventilador|puhallin/
const outdoorUnit = /coil|evap|verdampfer|unit|fan|gerat|wetterprognose|forecast|mean|average temp|mittel|vorhersage/
const compressor = /compressor|\bcomp\b|verdichter|kompressor|compresseur|compresor|compressore|kompressori|inverter/

/**
 * Words of column headers in English, German, Swedish, French, Dutch, Spanish, Italian and Finnish, the most particular first.
 * Collected from exports and manuals of the field; a word that means different things in two vendors' exports is not here.
 */
export const headerWords: readonly HeaderWords[] = [
  { signal: 'fault_code', quantity: 'text', words: /\b(fault|error|alarm|failure) ?(code|no|number|id)\b|fehler ?code|stor ?code|larmkod|code defaut|storingscode|codigo (de )?(error|fallo)|codice errore|vikakoodi/ },
  { signal: 'defrost', quantity: 'flag', words: /defrost|abtau|avfrost|degivr|ontdooi|desescarch|sbrinam|sulatus|de ice/, never: /temp|count|starts|number|time|setting|duration|anzahl|antal|minutes|last|energy/ },
  { signal: 'reversing_valve_heating', quantity: 'flag', words: /revers\w* valve|4 ?way valve|four way valve|vierwege ?ventil|4 wege ventil|fyrvagsventil|vanne 4 voies/ },
  { signal: 'eev_pct', quantity: 'percent', words: /\beev\b|\bexv\b|expansion ?valve|expansions ?ventil|detendeur|expansieventiel|valvula de expansion|valvola di espansione|paisuntaventtiili/ },
  { signal: 'superheat_k', quantity: 'difference', words: /super ?heat|uberhitz|overhett|surchauffe|oververhit|recalent|surriscald|tulistus/, never: setpoint },
  { signal: 'subcooling_k', quantity: 'difference', words: /sub ?cool|unterkuhl|underkyl|sous refroid|onderkoel|subenfri|sottoraffredd|alijaahdyt/, never: setpoint },
  { signal: 'fan_rpm', quantity: 'speed', words: /\bfan\b|ventilator|lufter|flakt|ventilateur|ventilador|ventilatore|puhallin/, never: /indoor|innen|supply|power|mode/ },
  { signal: 'rssi_dbm', quantity: 'level', words: /rssi|signal strength/ },
  { signal: 'vibration_mm_s', quantity: 'velocity', words: /vibration|schwingung/ },
  { signal: 'discharge_kpa', quantity: 'pressure', words: /discharge|high ?(side )?press|hoch ?druck|hog ?tryck|haute pression|hoge ?druk|alta pres|korkeapaine|\bhp press|condens\w* press|press\w* high|verfluss\w* ?druck/ },
  { signal: 'suction_kpa', quantity: 'pressure', words: /suction|low ?(side )?press|nieder ?druck|lag ?tryck|basse pression|lage ?druk|baja pres|bassa pres|matalapaine|evap\w* press|press\w* low|verdampf\w* ?druck/ },
  { signal: 'discharge_c', quantity: 'temperature', words: /discharge|hot ?gas|heiss ?gas|het ?gas|refoulement|pers ?gas|descarga|scarico|druck ?gas|kuumakaasu|compressor outlet|verdichter ?austritt/, never: setpoint },
  { signal: 'suction_c', quantity: 'temperature', words: /suction|saug ?gas|sug ?gas|aspiration|zuig ?gas|aspiracion|aspirazione|imukaasu|compressor inlet|verdichter ?eintritt/, never: setpoint },
  { signal: 'liquid_c', quantity: 'temperature', words: /\bliquid|flussig|vatske ?ledning|liquide|vloeistof|liquido|neste ?linja|condenser out/, never: setpoint },
  { signal: 'outdoor_coil_c', quantity: 'temperature', words: /outdoor (coil|hx|heat ex|pipe)|(out|outside) coil|evaporator|verdampfer|forangare|evaporateur|verdamper|evaporador|evaporatore|hoyrystin|lamell/, never: setpoint },
  { signal: 'indoor_coil_c', quantity: 'temperature', words: /indoor (coil|hx|heat ex|pipe)|condenser|condensing|kondensator|verflussiger|kondensor|condenseur|condensor|condensador|condensatore|lauhdutin/, never: setpoint },
  { signal: 'compressor_hz', quantity: 'frequency', words: compressor, also: /freq|hz|speed|frequenz|drehzahl|varvtal|frequence|toerental|frecuencia|frequenza|taajuus|\bcompressor$|\bverdichter$|\bkompressor$/, never: /fan|limit|max|min\b|target|soll/ },
  { signal: 'compressor_a', quantity: 'current', words: new RegExp(`${compressor.source}|current|strom|strom ?aufnahme|courant|stroom|corriente|corrente|virta`), never: /limit|max|fan|pump|forward|currently/ },
  { signal: 'aux_power_w', quantity: 'power', words: backup },
  { signal: 'dhw_heat_w', quantity: 'power', words: hotWater, also: heat, never: electric },
  { signal: 'dhw_power_w', quantity: 'power', words: hotWater },
  { signal: 'heat_w', quantity: 'power', words: heat, never: new RegExp(`${electric.source}|${elsewhere.source}`) },
  { signal: 'power_w', quantity: 'power', words: /power|leistung|effekt|puissance|vermogen|potencia|potenza|teho|watt|consum|verbrauch|compressor|\bhp\b|elec/, never: new RegExp(`${pump.source}|${elsewhere.source}`) },
  { signal: 'dhw_heat_energy', quantity: 'energy', words: hotWater, also: heat, never: electric },
  { signal: 'dhw_power_energy', quantity: 'energy', words: hotWater },
  { signal: 'aux_power_energy', quantity: 'energy', words: backup },
  { signal: 'heat_energy', quantity: 'energy', words: heat, never: new RegExp(`${electric.source}|${elsewhere.source}`) },
  { signal: 'power_energy', quantity: 'energy', words: /energy|energie|energi|power|consum|verbrauch|elec|elek|strom|leistung|meter|zahler|matare|compteur|contador|contatore|kulutus|total|\bhp\b/, never: new RegExp(`${elsewhere.source}|environment|umwelt|price|cost`) },
  { signal: 'flow_lpm', quantity: 'flow', words: /flow|volumen ?strom|durchfluss|flode|debit|caudal|portata|virtaus|doorstrom|volume ?flow/, never: /temp|set ?point|min|max|target/ },
  { signal: 'airflow_m3h', quantity: 'airflow', words: /air|luft|flow|zuluft|supply/ },
  { signal: 'outdoor_rh_pct', quantity: 'percent', words: /outdoor|outside|ambient|aussen|ute\b|utomhus|exteri|buiten|estern|ulko/, also: /hum|rh|feuchte|fukt|vocht|umid|kosteus|hygro/ },
  { signal: 'setpoint_c', quantity: 'temperature', words: setpoint, also: /room|indoor|raum|innen|inomhus|rum|zone|interieur|ambian|binnen|kamer|interior|ambiente|sisa|huone|thermostat|^(set ?point|target|sollwert|consigne|borvarde|consigna)( temp\w*)?$/ },
  { signal: 'dhw_tank_c', quantity: 'temperature', words: new RegExp(`${hotWater.source}|${tank.source}`), never: new RegExp(`${setpoint.source}|${buffer.source}|return|inlet|outlet|flow`) },
  { signal: 'outdoor_c', quantity: 'temperature', words: /outdoor|outside|ambient|aussen|\bute(temp\w*|luft)?\b|utomhus|exteri|buiten|estern|\bulko|\boat\b|\b(t|temp) ?out\b|\bouttemp|\bout ?temp|outsidet|\bext\b/, never: new RegExp(`${setpoint.source}|${outdoorUnit.source}|hum|\\brh\\b|wind`), vague: /\b(t|temp) ?out\b|\bout ?temp\w*/ },
  { signal: 'indoor_c', quantity: 'temperature', words: /indoor|inside|\broom|raum|innen|inomhus|\brum(s)?(temp\w*)?\b|interieur|ambiance|binnen|kamer|interior|interna|ambiente|sisa|huone|\bzone temp/, never: new RegExp(`${setpoint.source}|coil|\\bhx\\b|pipe|hum|\\brh\\b|unit`) },
  { signal: 'return_c', quantity: 'temperature', words: /\breturn|ruck ?lauf|ruecklauf|retur|retour|retorno|ritorno|paluu|entering water|\bewt\b|inlet water|water (in|inlet)\b|\brl\b|\bt ?ret\b|\bret\b/, never: new RegExp(`${setpoint.source}|brine|sole|koldbarar|brunn`) },
  { signal: 'supply_c', quantity: 'temperature', words: /\bsupply|\bflow ?(t|temp\w*|water)?\b|leaving water|\blwt\b|vor ?lauf|fram ?ledning|\bfram\b|depart|aanvoer|impulsion|\bida\b|mandata|\bmeno|outlet water|water (out|outlet)\b|\bvl\b|\bt ?sup\b/, never: new RegExp(`${setpoint.source}|rate|brine|sole|koldbarar|hum|\\brh\\b`) },
  { signal: 'mode', quantity: 'text', words: /\b(operation|operating|running|working|hp|unit|current|heat ?pump)? ?mode\b|\boperation$|betriebs ?(art|modus|status|zustand)|drift ?(lage|status|mode)|mode (de )?fonction|bedrijfs(modus|toestand)|modo|modalita|kaytto ?tila|\boperation (status|state)/, never: /night|quiet|eco|silent|holiday|vacation|fan mode/ },
]

/** Names of the machine in which a word of its heat stands. */
const machineNames = /heat ?pump|warme ?pumpen?|varme ?pump(en)?|pompe a chaleur|warmte ?pomp|bomba de calor|pompa di calore|lampo ?pump(pu|un)/g

/** Plain words with a heat pump as `hp`: `Heat pump power` and `Leistung Wärmepumpe` speak of no heat. */
export const withoutMachineNames = (words: string): string => words.replace(machineNames, ' hp ').replace(/\s+/g, ' ').trim()

/** An output that takes heat out of the load. */
export const isCooling = (words: string): boolean => /cool|kalte|kuhl|\bkyl|froid|frigor|koel|raffredd|jaahdyt/.test(words) && !/heating|heiz|warme|chauff|calor|verwarm|riscald|lammit/.test(words)

/** Words that say a table is about a heat pump, beside any signal. */
export const heatPumpWords = /heat ?pump|warme ?pumpe|varme ?pump|pompe a chaleur|warmte ?pomp|bomba de calor|pompa di calore|lampo ?pumppu|compressor|verdichter|kompressor|compresseur|defrost|\bashp\b|\bgshp\b|\bhp\b|\bdhw\b|refrigerant|inverter|brine/

/** Words over a column of times: whole, of the date, of the time of day. */
export const timeWords = /^(date ?(and )?time|time ?stamp|timestamp|ts|time|date|datum|zeit|zeit ?(punkt|stempel)|uhr ?zeit|datum ?(und )?(uhr)?zeit|tid|tids?punkt|tids?stampel|datum ?(och )?tid|heure|horodat\w*|date ?(et )?heure|tijd|tijd ?stip|datum ?(en )?tijd|fecha|hora|fecha ?(y )?hora|data|ora|data ?(e )?ora|aika|aika ?leima|paiva ?maara|pvm|date ?time utc|time ?utc|utc|unix ?(time)?|epoch|day|recorded ?at|sampled ?at|logged ?at|last ?changed|local ?time|date ?time ?local|zaman)$/
