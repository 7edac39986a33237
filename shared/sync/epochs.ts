import type { PlacedEvent } from '../events/event'
import { canOpenEpoch } from '../governance/canOpenEpoch'
import { epochCheck, isSecretOf } from '../governance/epochCheck'
import { isOrganiser } from '../governance/isOrganiser'
import type { HeldEpoch } from '../ports/documentStore.port'
import type { DeviceId, EpochId } from '../protocol/ids'
import { asProblem } from '../protocol/problem'
import type { Appender } from './append'
import type { Context, Peer } from './context'
import { everyone } from './context'
import type { EpochKeys } from './epochKeys'

/** Milliseconds between two times that others are asked for a secret. */
const ASK_AGAIN = 5_000
/** Milliseconds, among others who don't have it either, after which a secret counts as lost with whoever opened it. */
const LOST = 20_000
/** Milliseconds that an organiser's machine waits for each one before it: one new epoch is enough. */
const TURN = 2_000

/** Keeps the room's epoch one that nobody who went has the secret of, and its secret with those who are in the room. */
export type Epochs = {
  /** The ledger adds up to something new; `fresh` has come since the last look. */
  look(fresh: readonly PlacedEvent[]): void
  /** Somebody is linked, or met at a door, who may have the secret that is missing here. */
  greet(peer: Peer): void
  /** Somebody asks for a secret. */
  asked(peer: Peer, epoch: EpochId): void
  /** Somebody hands one over. Throws when it is not that epoch's. */
  handed(epoch: EpochId, secret: Uint8Array<ArrayBuffer>): Promise<void>
  forget(peer: Peer): void
  end(): void
}

export const createEpochs = (given: {
  readonly context: Context
  readonly keys: EpochKeys
  readonly append: Appender['appendLedger']
}): Epochs => {
  const { context, keys, append } = given
  const { device, clock, randomness, writer, peers, emit, state } = context
  /** Who asked for a secret that could not be handed over then. */
  const waiting = new Map<Peer, EpochId>()
  let opening = false
  let ended = false
  let stopOpening: (() => void) | undefined
  let stopAsking: (() => void) | undefined
  /** When the present epoch's secret was first missed among others. */
  let missedSince: { readonly epoch: EpochId; readonly at: number } | undefined

  const all = (): readonly Peer[] => everyone(context)
  const report = (error: unknown): void => emit('problem', asProblem(error))

  const keep = async (epoch: EpochId, secret: Uint8Array<ArrayBuffer>): Promise<readonly HeldEpoch[]> => {
    try {
      return [await keys.take(epoch, secret)]
    } catch (error) {
      // It is known until this session ends, and the others are asked again after that.
      report(error)
      return []
    }
  }

  const open = async (): Promise<void> => {
    const by = state().byDevice.get(device.id)?.grant
    if (!by || opening || ended) return
    opening = true
    try {
      const secret = randomness.bytes(32)
      const check = await epochCheck(secret)
      await append({ kind: 'epochOpened', by, check }, ({ id }) => keep(id as EpochId, secret))
    } finally {
      opening = false
    }
  }

  /** How many organisers' machines that are here come before this one. */
  const turn = (): number => {
    const here = [device.id, ...peers.keys()].filter((one) => isOrganiser(state(), one)).sort()
    return here.indexOf(device.id)
  }

  /** Somebody has the secret who has gone; or the room is older than checks, and a newcomer could be given a false one. */
  const isNewOneDue = (): boolean => {
    const { isEpochFit, epochs, epoch } = state()
    return (!isEpochFit || epochs.get(epoch)?.check === undefined) && canOpenEpoch(state(), device.id)
  }

  const openInTurn = (isOwnDeed: boolean): void => {
    if (!isNewOneDue()) return
    if (stopOpening && !isOwnDeed) return
    stopOpening?.()
    stopOpening = clock.after(isOwnDeed ? 0 : TURN * (turn() + 0.5), () => {
      stopOpening = undefined
      if (isNewOneDue()) open().catch(report)
    })
  }

  const answer = (): void => {
    const { epoch, byDevice } = state()
    const secret = keys.secret(epoch)
    if (!secret) return
    for (const [peer, wanted] of waiting) {
      if (wanted !== epoch || !byDevice.has(peer.device)) continue
      waiting.delete(peer)
      peer.send({ is: 'epoch', epoch, secret })
    }
  }

  const ask = (whom: readonly Peer[]): void => {
    const { epoch, byDevice } = state()
    for (const peer of whom) if (byDevice.has(peer.device)) peer.send({ is: 'wantEpoch', epoch })
  }

  /** Whether it has been missed for so long that nobody will hand it over. */
  const isLost = (epoch: EpochId): boolean => {
    // Who has been met at a door only counts too: two who lack it may never be linked before there is another one.
    if (missedSince?.epoch !== epoch) missedSince = all().length === 0 ? undefined : { epoch, at: clock.now() }
    return missedSince !== undefined && all().length > 0 && clock.now() - missedSince.at >= LOST
  }

  const miss = (): void => {
    const { epoch, byDevice } = state()
    if (keys.secret(epoch) || !byDevice.has(device.id) || ended) {
      missedSince = undefined
      return
    }
    ask(all())
    if (isLost(epoch) && canOpenEpoch(state(), device.id)) open().catch(report)
    stopAsking?.()
    stopAsking = clock.after(ASK_AGAIN, miss)
  }

  return {
    look: (fresh) => {
      answer()
      miss()
      openInTurn(fresh.some(({ event }) => event.device === device.id && ENDS.has(event.kind)))
    },
    greet: (peer) => {
      if (!keys.secret(state().epoch)) ask([peer])
    },
    asked: (peer, epoch) => {
      waiting.set(peer, epoch)
      answer()
    },
    handed: async (epoch, secret) => {
      const known = state().epochs.get(epoch)
      // Not heard of yet, or had already: the others are asked as long as it is missing.
      if (!known || keys.secret(epoch)) return
      if (!(await isSecretOf(known, secret))) throw new Error('not the secret of that epoch')
      // An older room's first one can't be checked: it is taken only where everybody is to meet.
      if (known.check === undefined && epoch !== state().epoch) return
      const epochs = await keep(epoch, secret)
      void writer.write({ epochs })
      emit('epochs')
      answer()
    },
    forget: (peer) => void waiting.delete(peer),
    end: () => {
      ended = true
      stopOpening?.()
      stopAsking?.()
    },
  }
}

/** What takes somebody's place in the room. */
const ENDS: ReadonlySet<string> = new Set(['removed', 'left', 'deviceRemoved'])

/** Notes on this disk that a device was met in the mesh of an epoch. */
export const noteMet = ({ writer }: Context, keys: EpochKeys, epoch: EpochId, device: DeviceId): void => {
  const grown = keys.meet(epoch, device)
  if (grown) void writer.write({ epochs: [grown] })
}
