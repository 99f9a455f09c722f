/** German names of the measures of the glossary. */
export const glossaryNamesDe: Record<string, string> = {
  severity: 'Schwere', faults: 'Offene Befunde', seasonal_cop: 'Jahres-COP', cop_vs_expected_pct: 'Effizienz gegen Erwartung', cop_vs_rated_pct: 'COP gegen Nennwert', cop_trend_pct_per_year: 'Trend der Effizienz im Jahr',
  compressor_health: 'Zustand des Verdichters', defrosts_per_day: 'Abtauungen am Tag', defrost_minutes: 'Minuten einer Abtauung', unneeded_pct: 'Unnötige Abtauungen', starts_per_day: 'Starts am Tag',
  connectivity_pct: 'Empfangene Daten', energy_kwh: 'Strom', energy_cost: 'Stromkosten', cost_of_waiting_per_month: 'Kosten des Wartens im Monat', carnot_pct: 'Carnot-Anteil, Heizen',
  cop_at_pct: 'COP bei gleicher Außentemperatur', energy_per_degree_day: 'Heizstrom je Gradtag', findings: 'Befunde je 100 Anlagenjahre', confirmed: 'Bestätigte Fehler je 100 Anlagenjahre',
  confidence: 'Sicherheit', visits: 'Besuche', cop: 'Jahres-COP der Flotte',
}

/** German glossary of measures. */
export const glossaryTextDe: Record<string, string> = {
  severity: 'Der schwerste offene Befund: kritisch ist Gefahr, Schaden in Tagen oder keine Wärme; schwer lohnt einen eigenen Besuch; leicht wartet auf den nächsten; ein Hinweis verlangt nichts.',
  faults: 'Offene Befunde, der schwerste zuerst.',
  seasonal_cop: 'Wärme durch Strom der letzten 365 Tage, Heizung und Warmwasser, über Werte, die beides haben; ab 60 solchen Tagen (EN 14825 nach gemessenen Summen).',
  cop_vs_expected_pct: 'Effizienz gegen die eigene Basis bei gleicher Außen- und Senkentemperatur und Drehzahl: Median der letzten 28 bewerteten Tage.',
  cop_trend_pct_per_year: 'Änderung der Effizienz im Jahr ohne Wetter, Last und Vorlauf (Theil-Sen über Wochenmediane, 90-%-Intervall); ab der zweiten Saison.',
  compressor_health: '100 ist gut, 0 ist der Ausfall: gewichtete Abweichungen von Leistung, Strom, Temperaturen, Wirkungsgraden, Schwingung und Takten von der eigenen Basis; braucht zwei Arten von Anzeichen.',
  defrosts_per_day: 'Abtauungen durch Tage mit mindestens einer Stunde Heizen.',
  defrost_minutes: 'Mittlere Dauer einer Abtauung über 365 Tage (Median).',
  unneeded_pct: 'Abtauungen ohne Reif, von denen aus 365 Tagen: nach Wetter und Abstand des Wärmetauschers zur Luft (Reifkarte nach Zhu 2015).',
  starts_per_day: 'Verdichterstarts durch Tage mit der Hälfte der Werte.',
  connectivity_pct: 'Angekommene Werte, von den erwarteten seit dem ersten Wert der Anlage.',
  energy_kwh: 'Strom der letzten 365 Tage, soweit der Zähler reicht.',
  energy_cost: 'Dieser Strom nach dem Tarif der Anlage: Arbeitspreise, an Werk- und freien Tagen in fünf Tageszeiten (ab 0, 7, 12, 16 und 21 Uhr), in denen er als gleichmäßig gilt.',
  cost_of_waiting_per_month: 'Was der offene Auftrag im Monat kostet, bis er erledigt ist: verschwendeter Strom und Ausfallrisiko.',
  carnot_pct: 'COP durch den idealen COP zwischen denselben Temperaturen: was ohne Wetter und Vorlauf bleibt. Median der stetigen Heiztage.',
  cop_vs_rated_pct: 'Median des COP an stetigen Heiztagen bis 1,5 K um eine Außentemperatur, zu der das Anlagenregister einen COP nennt, gegen diesen COP; Nennwerte mit mindestens 5 Tagen, nach Tagen gewichtet. Ein Nennwert gilt bei voller Last und fester Vorlauftemperatur, das Feld nicht.',
  cop_at_pct: 'COP gegen den Median der Flotte bei gleicher Außentemperatur, in Stufen von 3 K, nach Tagen gewichtet.',
  energy_per_degree_day: 'Heizstrom durch Gradtage unter 18 °C; nicht je Größe des Gebäudes.',
  findings: 'Befunde ab leichter Schwere durch Jahre mit Daten.',
  confirmed: 'Durch Besuche bestätigte Fehler durch Jahre mit Daten.',
  confidence: 'Anteil der Befunde dieser Ursache und Schwere, den ein Techniker bestätigen würde, wenn eine von zehn Anlagen fehlerhaft ist, gemessen an einer simulierten Flotte; mehr, wo die Messwerte deutlich sprechen, weniger, wo sie schwach sprechen.',
  visits: 'Besuche im Serviceprotokoll, solange es Daten gibt.',
  cop: 'Jahres-COP; das Intervall ist das des Medians nach Ordnungsstatistik.',
}
