import { asProblem } from '../protocol/problem'
import type { ReplicaEvents } from './replica'

export type Emit = <Name extends keyof ReplicaEvents>(name: Name, ...given: Parameters<ReplicaEvents[Name]>) => void

export type Emitter = {
  readonly emit: Emit
  on<Name extends keyof ReplicaEvents>(name: Name, handler: ReplicaEvents[Name]): () => void
}

/**
 * Calls every handler of an event, in the order in which they came. One that throws is reported as a problem: a
 * screen's mistake must not stop the engine, nor cost the member whose message was shown the link.
 */
export const createEmitter = (): Emitter => {
  const handlers = new Map<keyof ReplicaEvents, Set<(...given: never[]) => void>>()
  const emit: Emit = (name, ...given) => {
    for (const handler of Array.from(handlers.get(name) ?? [])) {
      try {
        handler(...(given as unknown as never[]))
      } catch (error) {
        if (name === 'problem') throw error
        emit('problem', asProblem(error))
      }
    }
  }
  return {
    emit,
    on: (name, handler) => {
      const all = handlers.get(name) ?? new Set()
      handlers.set(name, all)
      all.add(handler)
      return () => all.delete(handler)
    },
  }
}
