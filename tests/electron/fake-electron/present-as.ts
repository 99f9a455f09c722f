import { EventEmitter } from 'node:events'

const unseen = new Set<PropertyKey>(['then', 'toJSON', 'asymmetricMatch', 'nodeType'])

/**
 * An object that claims Electron's whole type but has only the given part and the methods of an emitter.
 * Any other member is refused loudly instead of being undefined; members can be replaced, as on the real object.
 */
export const presentAs = <Whole extends object>(name: string, part: Partial<Whole>, emitter = new EventEmitter()): Whole => {
  const members = part as Record<PropertyKey, unknown>
  const listeners = emitter as unknown as Record<PropertyKey, unknown>
  const whole: Whole = new Proxy<Record<PropertyKey, unknown>>(members, {
    get: (target, key) => {
      if (key in target) return Reflect.get(target, key)
      if (typeof key === 'symbol' || unseen.has(key)) return undefined
      const method = listeners[key]
      if (typeof method !== 'function') throw new Error(`${name}.${key} is not in the fake`)
      return (...args: unknown[]): unknown => {
        const answer: unknown = method.apply(emitter, args)
        return answer === emitter ? whole : answer
      }
    },
  }) as unknown as Whole
  return whole
}

/** An event that listeners can prevent, with the members Electron gives it. */
export const preventable = <Params extends object>(params: Params): Params & { defaultPrevented: boolean; preventDefault: () => void } => {
  const event = {
    ...params,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
  }
  return event
}
