import { hubLimits } from '#shared/protocol/hubWire'
import { createSeenMessages } from './seenMessages'

/** Somebody who listens to topics: a page, another member's hub, or a bridge to one. */
export type Subscriber = {
  readonly kind: 'page' | 'hub' | 'bridge'
  deliver(topic: string, data: string): void
}

/** Who listens to what. It remembers nothing of what is said. */
export type Switchboard = {
  /** False when the bound on topics is reached. */
  subscribe(subscriber: Subscriber, topic: string): boolean
  unsubscribe(subscriber: Subscriber, topic: string): void
  leave(subscriber: Subscriber): void
  /**
   * To all others on the topic; what came over one bridge does not go over another. A machine is often found at several
   * addresses, and two may know each other's: of what comes from other hubs, copies are dropped, and what is one's own.
   */
  publish(from: Subscriber, topic: string, data: string): void
  topicsOf(subscriber: Subscriber): number
  /** The topics that the own page and hubs of others listen to here: what bridges have to bring. */
  localTopics(): readonly string[]
  /** Returns what ends it. */
  onTopics(handler: () => void): () => void
}

export const createSwitchboard = (): Switchboard => {
  const topics = new Map<string, Set<Subscriber>>()
  const of = new Map<Subscriber, Set<string>>()
  const handlers = new Set<() => void>()
  const note = createSeenMessages()
  const changed = (subscriber: Subscriber): void => {
    if (subscriber.kind === 'page') for (const handler of handlers) handler()
  }

  const unsubscribe = (subscriber: Subscriber, topic: string): void => {
    of.get(subscriber)?.delete(topic)
    const listeners = topics.get(topic)
    listeners?.delete(subscriber)
    if (listeners?.size === 0) topics.delete(topic)
    changed(subscriber)
  }

  return {
    subscribe: (subscriber, topic) => {
      const own = of.get(subscriber) ?? new Set()
      of.set(subscriber, own)
      if (own.has(topic)) return true
      if (own.size >= hubLimits.topicsPerClient || (!topics.has(topic) && topics.size >= hubLimits.topics)) return false
      own.add(topic)
      const listeners = topics.get(topic) ?? new Set()
      topics.set(topic, listeners)
      listeners.add(subscriber)
      changed(subscriber)
      return true
    },
    unsubscribe,
    leave: (subscriber) => {
      for (const topic of Array.from(of.get(subscriber) ?? [])) unsubscribe(subscriber, topic)
      of.delete(subscriber)
    },
    publish: (from, topic, data) => {
      const isNew = note(topic, data)
      if (from.kind !== 'page' && !isNew) return
      for (const listener of topics.get(topic) ?? []) {
        if (listener === from || (from.kind === 'bridge' && listener.kind === 'bridge')) continue
        listener.deliver(topic, data)
      }
    },
    topicsOf: (subscriber) => of.get(subscriber)?.size ?? 0,
    localTopics: () =>
      [...topics].filter(([, all]) => [...all].some(({ kind }) => kind === 'page')).map(([topic]) => topic),
    onTopics: (handler) => {
      handlers.add(handler)
      return () => void handlers.delete(handler)
    },
  }
}
