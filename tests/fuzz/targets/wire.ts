import { concat } from '#shared/crypto/bytes'
import { deflate, inflateBounded } from '#shared/protocol/bounded'
import { limits } from '#shared/protocol/limits'
import type { Wire } from '#shared/protocol/wire'
import { decodeWire, decodeWireGently, encodeWire } from '#shared/protocol/wire'
import { deepStrictEqual } from 'node:assert'
import type { Mutation } from '../../support/mutations'
import { below, mutationsWith } from '../../support/mutations'
import { mutateValue } from '../../support/mutateValue'
import { recordConversation } from '../../support/recordConversation'
import type { Target } from '../target'
import { mutationsBy, turn } from '../target'

/** What is packed, changed and packed again, so that it is not the packing alone that is found wrong. */
const repacked: Mutation = (bytes, random) => {
  const [packing, ...rest] = bytes
  const plain = packing === 2 ? inflateBounded(Uint8Array.from(rest), limits.inflatedBytes) : Uint8Array.from(rest)
  const ways = mutationsWith([plain])
  const changed = ways[below(ways.length, random)]?.(plain, random) ?? plain
  return random.fraction() < 0.5 ? concat(Uint8Array.of(1), changed) : concat(Uint8Array.of(2), deflate(changed))
}

/** A message with one field changed. */
export const saidOtherwise: Mutation = (bytes, random) =>
  encodeWire(mutateValue(decodeWire(bytes), random, false) as Wire)

export const wireMutations = (samples: readonly Uint8Array[]): readonly Mutation[] =>
  mutationsBy(samples, repacked, saidOtherwise)

/** What members say to each other, as bytes. */
export const openWire = async (): Promise<Target> => {
  const samples = (await recordConversation(51)).map(({ bytes }) => bytes)
  return {
    samples,
    mutations: wireMutations(samples),
    take: async (input) => {
      let wire: Wire
      try {
        wire = await decodeWireGently(input, turn)
      } catch (error) {
        // Any error costs the sender the link; it has to be one that says something.
        if (!(error instanceof Error)) throw error
        return 'refused'
      }
      // What can be read can be said: nothing strange has come in by it. Looking at that is not the receiver's time.
      await turn()
      const again = encodeWire(wire)
      await turn()
      const said = decodeWire(again)
      await turn()
      deepStrictEqual(said, wire)
      return 'taken'
    },
  }
}
