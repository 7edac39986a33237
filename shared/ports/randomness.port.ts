/** Randomness, so that a simulation can replay from its seed. In the application: the platform's secure source. */
export interface Randomness {
  bytes(length: number): Uint8Array<ArrayBuffer>
  /** In [0, 1). For delays only, never for a secret. */
  fraction(): number
}
