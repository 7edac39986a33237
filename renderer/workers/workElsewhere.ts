import type { HeavyWork } from '#shared/ports/heavyWork.port'
import { asProblem } from '#shared/protocol/problem'
import { isPlain } from '#shared/protocol/wire'
import { workHere } from '#shared/sync/workHere'
import type { CallTo } from './calls'

/** In bytes: what is as small is done sooner, in less than a millisecond, than it would be there and back. */
const SMALL = 4 * 1024

/**
 * Heavy work at the other end of `call`; what is small is done here. So is everything once that end has died, which
 * `failed` says: it may have been asked for more than it could hold.
 */
export const workElsewhere = (call: CallTo, failed: Promise<never>): HeavyWork => {
  let isDead = false
  failed.catch((error: unknown) => {
    isDead = true
    console.warn('heavy work goes on in the page:', asProblem(error).message)
  })

  const elsewhere =
    <M extends keyof HeavyWork>(method: M) =>
    async (...given: Parameters<HeavyWork[M]>): Promise<Awaited<ReturnType<HeavyWork[M]>>> => {
      const here = workHere[method] as (...all: Parameters<HeavyWork[M]>) => ReturnType<HeavyWork[M]>
      if (isDead) return await here(...given)
      try {
        return (await call(method, given)) as Awaited<ReturnType<HeavyWork[M]>>
      } catch (error) {
        if (isDead) return await here(...given)
        throw error
      }
    }
  const [examine, encode] = [elsewhere('examine'), elsewhere('encode')]

  return {
    // What is packed may be large when it is unpacked.
    examine: (bytes, room) =>
      bytes.length <= SMALL && isPlain(bytes) ? workHere.examine(bytes, room) : examine(bytes, room),
    encode: (message) => (sizeOf(message) <= SMALL ? workHere.encode(message) : encode(message)),
    lacking: elsewhere('lacking'),
  }
}

type Wire = Parameters<HeavyWork['encode']>[0]

/** What a message carries, in bytes, without its frame. */
const sizeOf = (message: Wire): number => {
  const update = message.is === 'update' ? message.update.length : 0
  const contents = message.is === 'update' || message.is === 'contents' ? message.contents : []
  return contents.reduce((sum, { bytes }) => sum + bytes.length, update)
}
