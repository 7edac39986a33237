import { afterEach, describe, expect, test } from 'vitest'
import type { Signalling } from '#shared/ports/signalling.port'
import { until } from '../support/until'

export type SignallingNetwork = { open(): Signalling; close(): Promise<void> }

/** What every Signalling does, whatever is behind it. */
export const signallingContract = (name: string, createNetwork: () => Promise<SignallingNetwork>): void => {
  describe(`signalling: ${name}`, () => {
    const open: Signalling[] = []
    let network: SignallingNetwork | undefined
    const members = async (count: number): Promise<Signalling[]> => {
      network = await createNetwork()
      for (let at = 0; at < count; at += 1) open.push(network.open())
      await until(() => open.every(({ status }) => status === 'connected'), 'all are connected')
      return open
    }
    afterEach(async () => {
      for (const signalling of open.splice(0)) signalling.close()
      await network?.close()
    })

    test('what one says on a topic, the others hear, once, and it does not', async () => {
      const [anna, idris, cleo] = (await members(3)) as [Signalling, Signalling, Signalling]
      const heard: string[] = []
      const topics = [
        anna.join('tea', (text) => heard.push(`anna ${text}`)),
        idris.join('tea', (text) => heard.push(`idris ${text}`)),
        cleo.join('tea', (text) => heard.push(`cleo ${text}`)),
      ]
      await Promise.all(topics.map(({ ready }) => ready))
      topics[0]?.publish('hello')
      await until(() => heard.length >= 2, 'both have heard')
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(heard.sort()).toEqual(['cleo hello', 'idris hello'])
    })

    test('topics are kept apart, and order within one is kept', async () => {
      const [anna, idris] = (await members(2)) as [Signalling, Signalling]
      const heard: string[] = []
      const tea = anna.join('tea', () => undefined)
      const milk = anna.join('milk', () => undefined)
      const other = idris.join('tea', (text) => heard.push(text))
      await Promise.all([tea.ready, milk.ready, other.ready])
      for (let at = 0; at < 20; at += 1) {
        milk.publish(`milk ${at}`)
        tea.publish(`tea ${at}`)
      }
      await until(() => heard.length >= 20, 'all are heard')
      expect(heard).toEqual(Array.from({ length: 20 }, (_, at) => `tea ${at}`))
    })

    test('who has left hears nothing; the same topic may be joined twice', async () => {
      const [anna, idris] = (await members(2)) as [Signalling, Signalling]
      const heard: string[] = []
      const speaker = anna.join('tea', () => undefined)
      const first = idris.join('tea', () => heard.push('first'))
      const second = idris.join('tea', () => heard.push('second'))
      await Promise.all([speaker.ready, first.ready, second.ready])
      first.leave()
      speaker.publish('hello')
      await until(() => heard.length >= 1, 'somebody has heard')
      second.leave()
      await new Promise((resolve) => setTimeout(resolve, 50))
      speaker.publish('hello again')
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(heard).toEqual(['second'])
    })
  })
}
