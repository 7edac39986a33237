import { createHmac } from 'node:crypto'

/** What a topic is called on one connection between hubs that found each other, where `nonces` are of both. */
const veiled = (topic: string, nonces: string): string =>
  createHmac('sha256', topic).update(`snug/nearby-topic/1\n${nonces}`).digest('base64url').slice(0, 22)

/**
 * The names of topics on one connection. A hub that was found has not been chosen by anybody: it may only have said again
 * what another announced. So no topic is named to it; who knows the topic knows the name.
 */
export type Veil = {
  nameOf(topic: string): string
  topicOf(name: string, among: readonly string[]): string | undefined
}

export const createVeil = (asked: string, answered: string): Veil => {
  const names = new Map<string, string>()
  const nameOf = (topic: string): string => {
    const name = names.get(topic) ?? veiled(topic, `${asked} ${answered}`)
    names.set(topic, name)
    return name
  }
  return { nameOf, topicOf: (name, among) => among.find((topic) => nameOf(topic) === name) }
}

/** Topics are called what they are: to a hub that somebody chose. */
export const unveiled: Veil = { nameOf: (topic) => topic, topicOf: (name) => name }
