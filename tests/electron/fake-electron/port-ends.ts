/** Where what arrives at one end of a channel goes. */
export interface PortSink {
  deliver(data: unknown, ports: readonly PortEnd[]): void
  closed(): void
}

/** One of two entangled ends. What arrives before there is a sink waits for it. */
export interface PortEnd {
  send(data: unknown, ports: readonly PortEnd[]): void
  attach(sink: PortSink): void
  detach(): void
  close(): void
}

interface Side extends PortEnd {
  receive(data: unknown, ports: readonly PortEnd[]): void
  hearClose(): void
}

/** Two entangled ends; messages keep their order and never arrive within the call that sends them. */
export const createPortPair = (): readonly [PortEnd, PortEnd] => {
  const left: Side = createSide(() => right)
  const right: Side = createSide(() => left)
  return [left, right]
}

const createSide = (other: () => Side): Side => {
  const waiting: { data: unknown; ports: readonly PortEnd[] }[] = []
  let sink: PortSink | undefined
  let closed = false
  let told = false
  const flush = (): void => {
    const next = sink === undefined ? undefined : waiting.shift()
    if (next !== undefined) {
      sink?.deliver(next.data, next.ports)
      return flush()
    }
    if (sink !== undefined && closed && !told) {
      told = true
      sink.closed()
    }
  }
  return {
    send: (data, ports) => {
      if (!closed) setImmediate(() => other().receive(data, ports))
    },
    receive: (data, ports) => {
      if (closed) return
      waiting.push({ data, ports })
      flush()
    },
    attach: (given) => {
      sink = given
      flush()
    },
    detach: () => {
      sink = undefined
    },
    close: () => {
      if (closed) return
      closed = true
      told = true
      setImmediate(() => other().hearClose())
    },
    hearClose: () => {
      if (closed) return
      closed = true
      flush()
    },
  }
}
