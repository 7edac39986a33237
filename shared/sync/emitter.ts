import type { ReplicaEvents } from './replica'

export type Emit = <Name extends keyof ReplicaEvents>(name: Name, ...given: Parameters<ReplicaEvents[Name]>) => void

export type Emitter = {
  readonly emit: Emit
  on<Name extends keyof ReplicaEvents>(name: Name, handler: ReplicaEvents[Name]): () => void
}

/** Calls every handler of an event, in the order in which they came. */
export const createEmitter = (): Emitter => {
  const handlers = new Map<keyof ReplicaEvents, Set<(...given: never[]) => void>>()
  return {
    emit: (name, ...given) => {
      for (const handler of [...(handlers.get(name) ?? [])]) handler(...(given as unknown as never[]))
    },
    on: (name, handler) => {
      const all = handlers.get(name) ?? new Set()
      handlers.set(name, all)
      all.add(handler)
      return () => all.delete(handler)
    },
  }
}
