import type { Engine } from '../../engine'

/** Asks an engine of this process one call of the contract. */
export const callEngine = async <Answer>(engine: Engine, name: string, input: unknown, onProgress: Parameters<Engine['call']>[2]['onProgress'] = () => undefined): Promise<Answer> =>
  (await engine.call(name, input, { signal: new AbortController().signal, onProgress })) as Answer
