/** Words that mean "no value" in the exports we know. */
export const missingWords = ['', 'NA', 'N/A', 'n/a', 'NaN', 'NAN', 'nan', 'null', 'NULL', 'Null', '--', '---', 'unavailable']
