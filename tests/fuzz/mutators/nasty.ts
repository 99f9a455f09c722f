/** A formula whose result, were it ever worked out, can be told from the formula. */
export const formula = '=40+2&"FZ42"'
export const formulaResult = '42FZ42'

/** What real and hostile exports hold where a number, a name or a time is expected. */
export const nastyCells: readonly string[] = [
  '', ' ', '-', '.', '0', '-0', '1e308', '1e400', '-1e400', '1e-400', '9'.repeat(400), '340282350000000000000000000000000000000', '0x1F', '1_000', '１２', '٣', '1.5.2', '1,5', '1.234,5', "1'234", '1 234',
  'NaN', 'nan', 'NAN', '-nan', 'inf', '-inf', '+Infinity', 'INF', 'NULL', 'null', 'NA', 'n/a', '#VALUE!', '#NAME?', '#N/A', 'unavailable', 'unknown', 'true', 'FALSE', 'ON', 'off',
  '-32768', '32767', '65535', '-128', '-78', '-40', '50.0', '-570', '7999', '2147483648', '-9223372036854775809', '18446744073709551616',
  formula, '=cmd|\' /C calc\'!A0', '+1+1', '@SUM(1)', '\t=1', '=1', "'=1", '-2+3', '=HYPERLINK("http://x")',
  '0009-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '10000-01-01T00:00:00Z', '-0001-01-01', '9/1/17 0:00', '2025-02-30T00:00:00Z', '2025-02-29 10:00', '24:00', '2025-01-01T24:00:00Z', '2025-01-01T00:60:00Z', '2025-03-30T01:30:00+01:00', '2025-01-01T00:00:00+99:99', '2025-01-01T00:00:00 Europe/London', '1e18', '-1', '1767225600', '1767225600000', '45000.5', '253402300800', 'ons 12 nov. 2025', '13.Jan.2019 22:30:46', 'infinity', '-infinity', 'epoch', 'today',
  '"', '""', '"a', 'a"b', '\\', '\\N', '\u0000', '\uFEFF', '\u00AD', '\u202E', '💥', 'é', 'a'.repeat(5000), '../../x', '/etc/passwd', 'C:\\x', 'CON', "'; DROP TABLE import; --", '%s%n', '${x}', '{{x}}', '{"a":1}', '[1,2]', '<script>', '\u001b[31m', '__proto__', 'constructor', 'unit_id', 'ts',
]

export const nastyBytes: readonly Buffer[] = [
  Buffer.from([0]), Buffer.alloc(64), Buffer.from([0xff]), Buffer.from([0xc0, 0x80]), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from([0xe9]), Buffer.from([0xf4, 0x90, 0x80, 0x80]), Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from([0xff, 0xfe]), Buffer.from([0x1a]),
  Buffer.from('"'), Buffer.from('\r'), Buffer.from('\n'), Buffer.from('\r\n\r\n'), Buffer.from('\u2028'), Buffer.from(','), Buffer.from(';'), Buffer.from('\t'), Buffer.from('#'), Buffer.from('\\'),
]
