import { EngineError } from '../../analytics/contract/errors'

export interface UploadOptions {
  address: string
  token: string
  signal?: AbortSignal | undefined
  onBytes: (done: number) => void
}

export interface StoredFile {
  path: string
  name: string
  bytes: number
}

/** Streams one file to the local host. Fails with `disk-full`, `cancelled` or `connection-lost`. */
export const uploadFile = (file: File, { address, token, signal, onBytes }: UploadOptions): Promise<StoredFile> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', address)
    if (token !== '') request.setRequestHeader('x-subcool-token', token)
    request.responseType = 'text'
    request.upload.addEventListener('progress', ({ loaded }) => onBytes(loaded))
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as StoredFile)
      else reject(refused(file.name, request.status, request.responseText))
    })
    request.addEventListener('error', () =>
      reject(new EngineError('connection-lost', `${file.name} could not be sent.`)),
    )
    request.addEventListener('abort', () => reject(new EngineError('cancelled', 'Cancelled.')))
    if (signal?.aborted) return reject(new EngineError('cancelled', 'Cancelled.'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })

const refused = (name: string, status: number, reason: string): EngineError =>
  status === 507
    ? new EngineError('disk-full', `${name}: ${reason}`)
    : new EngineError(status === 401 ? 'permission-denied' : status === 410 ? 'project-moved' : 'bad-arguments', `${name}: ${reason}`)
