import type { ProfileStore } from './profileStore.port'

/** A profile in memory. Values go through JSON, as they do on a disk. */
export const createMemoryProfile = (): ProfileStore => {
  const values = new Map<string, string>()
  const set = (key: string, value: unknown): void => {
    if (value === undefined) values.delete(key)
    else values.set(key, JSON.stringify(value))
  }
  return {
    get: async (key) => {
      const json = values.get(key)
      return json === undefined ? undefined : (JSON.parse(json) as unknown)
    },
    set: async (key, value) => set(key, value),
    setAtOnce: (all) => all.forEach((value, key) => set(key, value)),
    all: async (prefix) => {
      const found = [...values].filter(([key]) => key.startsWith(prefix))
      return new Map(found.map(([key, json]) => [key, JSON.parse(json) as unknown]))
    },
  }
}
