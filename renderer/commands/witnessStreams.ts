import type { Cut } from '#shared/events/event'
import { encodeCut } from '#shared/governance/cut'
import type { DeviceId, EventId, MemberId, TalkDocId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'

/**
 * How much of these devices' streams is here, as the cut of an event that is about to end something of theirs. What
 * does not fit into that event is written into the ledger before it.
 */
export const witnessStreams = async (
  replica: Replica,
  about: { readonly by: EventId; readonly of: MemberId; readonly devices: readonly DeviceId[] },
): Promise<Cut> => {
  const { by, of, devices } = about
  const extent = new Map<TalkDocId, Map<number, number>>()
  for (const doc of replica.months()) {
    const theirs = replica.heads(doc).filter(({ device }) => devices.includes(device))
    extent.set(doc, new Map(theirs.map(({ client, length }) => [client, length])))
  }
  const [cut = '', ...more] = encodeCut(extent)
  for (const piece of more) await replica.appendLedger({ kind: 'witnessed', by, of, cut: piece })
  return cut
}

/** Every device that is, or was, a member's. */
export const devicesOf = (replica: Replica, member: MemberId): readonly DeviceId[] =>
  [...replica.state().standings].flatMap(([device, standing]) => (standing.member === member ? [device] : []))
