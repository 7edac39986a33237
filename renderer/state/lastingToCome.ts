import type { Clock } from '#shared/ports/clock.port'
import type { Replica } from '#shared/sync/replica'
import type { ToCome } from '#shared/sync/toCome'

/** Milliseconds: what has come by then was never worth a word. */
const A_WHILE = 1_000

export type LastingToCome = { now(): ToCome | undefined; end(): void }

/**
 * What is still to come to a room, as soon as it takes a while: a message that comes with the next breath does not make
 * a line on screen flash. `changed` is called when there is something else to say.
 */
export const lastingToCome = (
  replica: Pick<Replica, 'on' | 'toCome'>,
  clock: Clock,
  changed: () => void,
): LastingToCome => {
  let lasts = false
  let cancel: (() => void) | undefined

  const begin = (): void => {
    cancel = clock.after(A_WHILE, () => {
      lasts = true
      changed()
    })
  }
  const rest = (): void => {
    cancel?.()
    cancel = undefined
    lasts = false
  }
  const look = (toCome: ToCome | undefined): void => {
    const shown = lasts
    if (!toCome) rest()
    else if (!cancel) begin()
    if (shown) changed()
  }

  const off = replica.on('toCome', look)
  look(replica.toCome())
  return {
    now: () => (lasts ? replica.toCome() : undefined),
    end: () => {
      off()
      rest()
    },
  }
}
