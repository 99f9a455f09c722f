/**
 * A two-way stream of whole binary messages. Frames that arrive before the first listener wait for it;
 * what is sent after the close is dropped; `onClose` fires once, also when it has already happened.
 */
export interface Wire {
  send(frame: Uint8Array): void
  onFrame(listener: (frame: Uint8Array) => void): void
  onClose(listener: () => void): void
  close(): void
}
