import type { EnginePortMessage } from '../../analytics/contract'

export interface AwaitedPort {
  arrived: Promise<MessagePort>
  forget(): void
}

/** Waits for the port that the shell hands to this window under a nonce; messages of other windows and nonces are ignored. */
export const awaitPort = (nonce: string): AwaitedPort => {
  const controller = new AbortController()
  const arrived = new Promise<MessagePort>((resolve) => {
    const onMessage = ({ data, ports, source }: MessageEvent<unknown>): void => {
      const [port] = ports
      if (source !== window || port === undefined || !isOurs(data, nonce)) return
      controller.abort()
      resolve(port)
    }
    window.addEventListener('message', onMessage, { signal: controller.signal })
  })
  return { arrived, forget: () => controller.abort() }
}

const isOurs = (data: unknown, nonce: string): data is EnginePortMessage =>
  data !== null &&
  typeof data === 'object' &&
  'type' in data &&
  data.type === 'subcool:engine-port' &&
  'nonce' in data &&
  data.nonce === nonce
