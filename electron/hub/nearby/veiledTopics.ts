import { hubLimits } from '#shared/protocol/hubWire'
import type { Subscriber, Switchboard } from '../switchboard'
import type { Veil } from './veil'

/** What a hub that found this one may listen to here: topics of the own page whose names on this connection it knows. */
export type VeiledTopics = {
  /** False when there are too many. A name that fits no topic may fit one later: pages come and go. */
  subscribe(names: readonly string[]): boolean
  unsubscribe(names: readonly string[]): void
  publish(name: string, data: string): void
  readonly count: number
  close(): void
}

export const openVeiledTopics = (
  veil: Veil,
  switchboard: Switchboard,
  subscriber: Subscriber,
  onChange: () => void,
): VeiledTopics => {
  const asked = new Set<string>()
  const spoken = new Map<string, string>()
  const resolve = (): void => {
    const local = switchboard.localTopics()
    for (const name of asked) {
      const topic = spoken.has(name) ? undefined : veil.topicOf(name, local)
      if (topic !== undefined && switchboard.subscribe(subscriber, topic)) spoken.set(name, topic)
    }
    onChange()
  }
  return {
    subscribe: (names) => {
      if (asked.size + names.length > hubLimits.topicsPerClient) return false
      for (const name of names) asked.add(name)
      resolve()
      return true
    },
    unsubscribe: (names) => {
      for (const name of names) {
        const topic = spoken.get(name)
        asked.delete(name)
        spoken.delete(name)
        if (topic !== undefined) switchboard.unsubscribe(subscriber, topic)
      }
      onChange()
    },
    publish: (name, data) => {
      const topic = spoken.get(name)
      if (topic !== undefined) switchboard.publish(subscriber, topic, data)
    },
    get count() {
      return spoken.size
    },
    close: switchboard.onTopics(resolve),
  }
}
