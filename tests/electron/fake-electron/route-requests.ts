import type { BrowserContext, Page, Request as PageRequest, Route } from '@playwright/test'
import { headerToChromium, schemeOf, toProgram } from './addresses'
import { openWindows, type OpenWindow } from './browser-window'
import { answerRequest, privilegesOf } from './protocol'

/** Answers every request of every page: those of the program's scheme by the program, all others not at all. */
export const routeRequests = async (context: BrowserContext): Promise<void> => {
  await context.route('**/*', async (route) => {
    try {
      await handle(route)
    } catch (error) {
      if (!/closed|already handled/.test(String(error))) process.stderr.write(`fake electron: ${String(error)}\n`)
    }
  })
  context.on('page', (page) => void closeStranger(page))
}

const handle = async (route: Route): Promise<void> => {
  const request = route.request()
  const url = request.url()
  const page = pageOf(request)
  const shown = page === undefined ? undefined : await windowOf(page)
  if (shown === undefined) return refuseWindow(route, url, page)
  const navigation = request.isNavigationRequest()
  if (navigation && !mayGo(shown, request)) return route.abort('aborted')
  const scheme = schemeOf(url)
  if (scheme === undefined) return navigation ? route.fulfill({ contentType: 'text/html', body: '<title>outside</title>' }) : route.abort('internetdisconnected')
  if (request.resourceType() === 'fetch' && privilegesOf(scheme).supportFetchAPI !== true) return route.abort('accessdenied')
  await fulfill(route, request, scheme)
}

const fulfill = async (route: Route, request: PageRequest, scheme: string): Promise<void> => {
  const body = request.postDataBuffer()
  const asked = new Request(toProgram(request.url()), {
    method: request.method(),
    headers: request.headers(),
    ...(body === null ? {} : { body: new Uint8Array(body) }),
  })
  const response = await answerRequest(scheme, asked)
  if (response === undefined) return route.abort('failed')
  const headers = Object.fromEntries([...response.headers].map(([name, value]) => [name, headerToChromium(value, scheme)]))
  await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) })
}

const mayGo = ({ control }: OpenWindow, request: PageRequest): boolean => {
  const mainFrame = request.frame().parentFrame() === null
  return (mainFrame && control.takeExpected(request.url())) || control.mayNavigate(request.url(), mainFrame)
}

/** A page that no window of the program shows was opened by a page: the handler of its opener decides. */
const refuseWindow = async (route: Route, url: string, stranger: Page | undefined): Promise<void> => {
  decide(url)
  if (stranger !== undefined) decided.add(stranger)
  await route.abort('aborted')
}

const decide = (url: string): void => {
  const opener = openWindows.at(-1)
  if (opener?.control.openWindow(url).action !== 'deny') throw new Error(`a window for ${url}: windows that pages open are not in the fake`)
}

const closeStranger = async (page: Page): Promise<void> => {
  if ((await windowOf(page)) !== undefined) return
  for (let waited = 0; waited < requestMs && !decided.has(page) && !page.isClosed(); waited += pollMs) await new Promise((resume) => setTimeout(resume, pollMs))
  if (!decided.has(page) && page.url() === 'about:blank') decide('about:blank')
  await page.close()
}

/** Opened pages whose address the program was asked about. A page is blank until its request comes, which a busy machine takes its time for. */
const decided = new WeakSet<Page>()
const requestMs = 1500
const pollMs = 25

const windowOf = async (page: Page): Promise<OpenWindow | undefined> => {
  for (const open of openWindows) if ((await open.control.page) === page) return open
  return undefined
}

const pageOf = (request: PageRequest): Page | undefined => {
  try {
    return request.frame().page()
  } catch {
    return undefined
  }
}
