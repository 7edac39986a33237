import { encodeWire } from '#shared/protocol/wire'
import { amongMallory, copyOf } from '../../support/mallory'
import { recordConversation } from '../../support/recordConversation'
import type { Target } from '../target'
import { digestOf, linkOf, REST, WORK } from './machine'
import { wireMutations } from './wire'

/** A member's machine as a whole, over a link to another member's, in the mesh or at the door of an earlier epoch. */
const openEngine = (place: 'mesh' | 'door') => async (): Promise<Target> => {
  const { r, anna, mallory, sent, genuine } = await amongMallory(71)
  const problems: string[] = []
  anna.replica.on('problem', ({ code }) => problems.push(code))
  const over = linkOf(r)
  const secret = anna.replica.epochs.secret(anna.replica.state().epoch)
  const ofEpochs = (await recordConversation(51)).filter(({ wire }) => wire.is === 'epoch' || wire.is === 'wantEpoch')
  const own = [encodeWire({ is: 'wantEpoch', epoch: anna.replica.state().epoch })]
  if (secret) own.push(encodeWire({ is: 'epoch', epoch: anna.replica.state().epoch, secret }))
  const samples = [...sent, ...ofEpochs].map(({ bytes }) => bytes).concat(own)
  return {
    samples,
    mutations: wireMutations(samples),
    take: async (input) => {
      const link = over(anna, mallory, place)
      link.say(input)
      await r.pass(WORK)
      const isRefused = link.isRefused()
      link.cut()
      if (problems.length > 0) throw new Error(`a person is told of ${problems.splice(0).join()}`)
      return isRefused ? 'refused' : 'taken'
    },
    digest: () => digestOf(r, anna),
    holds: async () => {
      await r.pass(REST)
      return r.clock.waiting + anna.replica.linked().length
    },
    verify: async () =>
      (await copyOf(r, anna)).filter((line) => !genuine.has(line)).map((line) => `nobody said: ${line}`),
  }
}

export const openMesh = openEngine('mesh')
export const openEpochDoor = openEngine('door')
