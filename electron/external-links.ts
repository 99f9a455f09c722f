import { shell } from 'electron'

/** Hosts whose https pages may be opened in the system's browser. */
export const linkHosts: readonly string[] = ['www.ecfr.gov', 'www.epa.gov', 'www.federalregister.gov', 'eur-lex.europa.eu', 'duckdb.org', 'parquet.apache.org']

/** True for https addresses of the listed hosts, without a port or a user. */
export const isAllowedLink = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  return protocol === 'https:' && port === '' && username === '' && password === '' && linkHosts.includes(hostname)
}

/** Opens a listed page in the system's browser; answers whether it was listed. */
export const openExternalLink = (address: string): boolean => {
  if (!isAllowedLink(address)) return false
  void shell.openExternal(new URL(address).href, { activate: true }).catch(() => undefined)
  return true
}
