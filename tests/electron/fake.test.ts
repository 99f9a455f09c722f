import { describe, expect, it } from 'vitest'
import { headerToChromium, schemeOf, toChromium, toProgram } from './fake-electron/addresses'
import { createCloneCodec } from './fake-electron/clone-codec'
import { MessageChannelMain } from './fake-electron/message-channel'
import { presentAs, preventable } from './fake-electron/present-as'
import { refuseUnsafe, requiredPreferences } from './fake-electron/web-preferences'
import { base64 } from './fake-electron/worlds/base64'

const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('addresses', () => {
  it.each([
    ['app://subcool/', 'https://subcool.app.invalid/'],
    ['app://subcool/artifact/a%20b.pdf?x=1#y', 'https://subcool.app.invalid/artifact/a%20b.pdf?x=1#y'],
    ['blob:app://subcool/0-1-2', 'blob:https://subcool.app.invalid/0-1-2'],
    ['https://www.epa.gov/app://subcool', 'https://www.epa.gov/app://subcool'],
    ['file:///etc/passwd', 'file:///etc/passwd'],
  ])('%s is %s in Chromium, and back', (program, chromium) => {
    expect(toChromium(program, 'app')).toBe(chromium)
    expect(toProgram(chromium)).toBe(program)
  })

  it('are not mistaken', () => {
    expect(toProgram('https://subcool.app.invalid.evil.example/')).toBe('https://subcool.app.invalid.evil.example/')
    expect(schemeOf('https://subcool.app.invalid.evil.example/')).toBe(undefined)
    expect(toChromium('application://subcool/', 'app')).toBe('application://subcool/')
  })

  it('are translated in headers', () => {
    expect(headerToChromium("default-src 'self' app://subcool; img-src app: data:", 'app')).toBe(
      "default-src 'self' https://subcool.app.invalid; img-src https://*.app.invalid data:",
    )
  })
})

describe('copies between processes', () => {
  const { encode, decode } = createCloneCodec(base64)
  const values = [
    null, undefined, true, 'text', 0, -0, 1.5, Number.NaN, Infinity, 10n, [1, [undefined]], { a: { b: [] } }, new Date(5),
    new Map<unknown, unknown>([[1, { x: 1 }]]), new Set([1, 'b']), new Uint8Array([1, 2, 255]), new Float64Array([1.5, -2]), new Uint8Array(100_000),
  ]
  it.each(values.map((value) => [value]))('%# keep what is in them', (value) => {
    expect(decode(JSON.parse(JSON.stringify(encode(value))))).toEqual(value)
  })

  it('keep only the part of the bytes that is shown', () => {
    expect(decode(encode(new Uint8Array([1, 2, 3, 4]).subarray(1, 3)))).toEqual(new Uint8Array([2, 3]))
  })

  it.each([['a function', () => 1], ['a symbol', Symbol('x')], ['a promise', Promise.resolve()], ['a port', new MessageChannel().port1]])('refuse %s', (_, value) => {
    expect(() => encode({ value })).toThrow('An object could not be cloned.')
  })
})

describe('ports', () => {
  it('copy what is posted, in order, once they are started', async () => {
    const { port1, port2 } = new MessageChannelMain()
    const heard: unknown[] = []
    port2.on('message', ({ data }) => heard.push(data))
    const bytes = new Uint8Array([1])
    port1.postMessage(bytes)
    port1.postMessage('second')
    bytes[0] = 9
    await nextTurn()
    expect(heard).toEqual([])
    port2.start()
    await nextTurn()
    expect(heard).toEqual([new Uint8Array([1]), 'second'])
  })

  it('transfer nothing but ports', () => {
    const { port1 } = new MessageChannelMain()
    const bytes = new Uint8Array(8)
    expect(() => port1.postMessage(bytes, [bytes.buffer as never])).toThrow('Port at index 0 is not a valid port')
    expect(bytes.byteLength).toBe(8)
    expect(() => port1.postMessage(() => 1)).toThrow('An object could not be cloned.')
  })

  it('are of no more use where they were sent from, and work where they arrive', async () => {
    const outer = new MessageChannelMain()
    const inner = new MessageChannelMain()
    const heard: unknown[] = []
    outer.port2.on('message', ({ ports }) => {
      ports[0]?.on('message', ({ data }) => heard.push(data))
      ports[0]?.start()
    })
    outer.port2.start()
    outer.port1.postMessage('take it', [inner.port2])
    expect(() => outer.port1.postMessage('again', [inner.port2])).toThrow('not a valid port')
    inner.port1.postMessage('hello')
    await nextTurn()
    expect(heard).toEqual(['hello'])
  })

  it('hear that the other end was closed, after what it had said', async () => {
    const { port1, port2 } = new MessageChannelMain()
    const heard: unknown[] = []
    port2.on('message', ({ data }) => heard.push(data))
    port2.on('close', () => heard.push('closed'))
    port2.start()
    port1.postMessage('last word')
    port1.close()
    port1.postMessage('too late')
    await nextTurn()
    expect(heard).toEqual(['last word', 'closed'])
  })
})

describe('the fake', () => {
  it('says loudly what it has not', () => {
    const thing = presentAs<{ a: number; b: number }>('thing', { a: 1 })
    expect(thing.a).toBe(1)
    expect(() => thing.b).toThrow('thing.b is not in the fake')
  })

  it('gives events that can be prevented', () => {
    const event = preventable({ url: 'x' })
    event.preventDefault()
    expect(event).toMatchObject({ url: 'x', defaultPrevented: true })
  })

  it.each(Object.keys(requiredPreferences))('shows no window where %s is not said', (name) => {
    const all = { ...requiredPreferences, preload: '/preload.cjs' }
    expect(() => refuseUnsafe(all)).not.toThrow()
    expect(() => refuseUnsafe({ ...all, [name]: undefined })).toThrow(name)
    expect(() => refuseUnsafe({ ...all, [name]: !requiredPreferences[name as keyof typeof requiredPreferences] })).toThrow(name)
  })
})
