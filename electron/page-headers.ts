const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** What the page may load: its own files, nothing from outside; the engine is reached over a port, which no policy speaks of. */
export const pagePolicy = [
  `default-src 'self'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: blob:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `frame-src 'self'`,
  `frame-ancestors 'self'`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join('; ')

const artifactPolicy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox`

/** The headers of every answer: no guessing of types, no caching, no use by other origins. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** The headers of one file; an artifact runs no script. `extension` with its dot. */
export const fileHeaders = (extension: string, kind: 'page' | 'artifact', bytes: number): Record<string, string> => ({
  ...commonHeaders,
  'Content-Type': types[extension.toLowerCase()] ?? 'application/octet-stream',
  'Content-Length': String(bytes),
  'Content-Security-Policy': kind === 'page' ? pagePolicy : artifactPolicy,
})
