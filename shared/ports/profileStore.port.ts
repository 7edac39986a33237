/** Small things of this profile alone that never leave the machine: the person's name, drafts, settings, last places. */
export interface ProfileStore {
  /** The value last set under `key`, or undefined. Values are JSON. */
  get(key: string): Promise<unknown>
  /** Resolves when it is on disk. `undefined` removes the key. */
  set(key: string, value: unknown): Promise<void>
  /**
   * The same for many, and the last that is done here: the page is going away, and waits for nobody. They are with the disk when this returns,
   * behind all that was set before; whether it took them nobody is told. Throws where there is no disk to ask.
   */
  setAtOnce(values: ReadonlyMap<string, unknown>): void
  /** All keys that start with `prefix`, with their values. */
  all(prefix: string): Promise<Map<string, unknown>>
}
