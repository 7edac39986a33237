import type { RunOfTexts } from '#shared/events/encodeRuns'
import { encodeRuns } from '#shared/events/encodeRuns'
import { guardUpdate } from '#shared/events/guardUpdate'
import type { CheckedRun } from '#shared/events/readRuns'
import { Refused } from '#shared/events/refused'
import * as Y from 'yjs'
import type { Mutation } from '../../support/mutations'
import { mutateValue } from '../../support/mutateValue'
import { doc, EVENTS, expectHarmless, SESSIONS, writtenStreams } from '../../support/writtenStreams'
import type { Target } from '../target'
import { mutationsBy } from '../target'

type Struct = { readonly id: Y.ID; readonly content: { readonly arr: readonly string[] } }

/** Runs with something wrong in a string, its place or its stream, in an update that is sound as such. */
const writtenOtherwise: Mutation = (bytes, random) => {
  const structs = Y.decodeUpdate(bytes).structs as unknown as readonly Struct[]
  const runs = structs.map(({ id, content }): RunOfTexts => ({ client: id.client, from: id.clock, texts: content.arr }))
  return encodeRuns(mutateValue(runs, random, false) as RunOfTexts[])
}

/** Updates to the conversation, before the guard. */
export const openUpdate = async (): Promise<Target> => {
  const written = await writtenStreams(41)
  const { signedName, updates, full } = written
  // Mostly small ones, as live updates are.
  const merged = [updates.slice(0, EVENTS), updates.slice(0, EVENTS * SESSIONS)].map((some) => Y.mergeUpdates(some))
  const samples = [...updates, full, ...merged.map((update) => new Uint8Array(update))]
  return {
    samples,
    mutations: mutationsBy(samples, writtenOtherwise),
    take: async (input) => {
      let runs: readonly CheckedRun[]
      try {
        runs = await guardUpdate(input, signedName, doc)
      } catch (error) {
        // Anything but a refusal is a fault of the guard.
        if (!(error instanceof Refused)) throw error
        return 'refused'
      }
      expectHarmless(written, input, runs, 'what passed')
      return 'taken'
    },
  }
}
