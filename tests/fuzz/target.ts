import { utf8 } from '#shared/crypto/bytes'
import type { Mutation } from '../support/mutations'
import { mutationsWith } from '../support/mutations'
import { mutateValue } from '../support/mutateValue'

/** What becomes of an input: nothing at all, or it was something that may be said. */
export type Outcome = 'refused' | 'taken'

/** A place where bytes from outside come in, with honest ones to start from. */
export type Target = {
  readonly samples: readonly Uint8Array<ArrayBuffer>[]
  readonly mutations: readonly Mutation[]
  /** Hands it the input. Rejects when it throws what its caller doesn't expect, or takes what nobody may say. */
  take(input: Uint8Array<ArrayBuffer>): Promise<Outcome>
  /** What the receiver has and knows, as text: the same before and after what is refused. */
  digest?(): string
  /** Lets everything end that ends by itself; how many tasks, listeners and queues are left then. */
  holds?(): Promise<number>
  /** What is wrong after all of it. */
  verify?(): Promise<readonly string[]>
}

/** Bytes that go wrong, and now and then a message that is made anew with something wrong in what it says. */
export const mutationsBy = (
  samples: readonly Uint8Array[],
  ...structural: readonly Mutation[]
): readonly Mutation[] => {
  const ways = mutationsWith(samples)
  const safe = structural.map((mutation): Mutation => (bytes, random) => {
    try {
      return mutation(bytes, random)
    } catch {
      // What can't be written down can't be sent either: its bytes go wrong instead.
      return (ways[0] ?? mutation)(bytes, random)
    }
  })
  return [...ways, ...safe, ...safe, ...safe]
}

/** JSON with something wrong in it. */
export const mutateJson: Mutation = (bytes, random) =>
  utf8(JSON.stringify(mutateValue(JSON.parse(Buffer.from(bytes).toString()), random, true)))

/** Others have their turn. (What hashes give way to is done at once in a simulation: `quiet.ts`.) */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
