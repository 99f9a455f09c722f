const mapped = /^(blob:)?https:\/\/([a-z0-9-]+)\.([a-z0-9-]+)\.invalid(?=[/?#]|$)/
const custom = /^(blob:)?([a-z][a-z0-9-]*):\/\/([a-z0-9-]+)(?=[/?#]|$)/

/**
 * Chromium cannot be taught a scheme from outside, so `app://subcool/x` is the page `https://subcool.app.invalid/x`.
 * Every address that crosses between the program and Chromium goes through these functions and no others.
 */
export const toChromium = (address: string, scheme: string): string =>
  address.replace(custom, (whole, blob: string | undefined, named: string, host: string) =>
    named === scheme ? `${blob ?? ''}https://${host}.${scheme}.invalid` : whole,
  )

/** The address as the program knows it; addresses of other sites stay as they are. */
export const toProgram = (address: string): string =>
  address.replace(mapped, (_, blob: string | undefined, host: string, scheme: string) => `${blob ?? ''}${scheme}://${host}`)

/** The scheme of a mapped address; undefined for any other site. */
export const schemeOf = (address: string): string | undefined => mapped.exec(address)?.[3]

/** A response header as Chromium has to see it. */
export const headerToChromium = (value: string, scheme: string): string =>
  value
    .replaceAll(new RegExp(`\\b${scheme}://([a-z0-9-]+)`, 'g'), `https://$1.${scheme}.invalid`)
    .replaceAll(new RegExp(`(?<=[\\s;]|^)${scheme}:(?=[\\s;]|$)`, 'g'), `https://*.${scheme}.invalid`)
