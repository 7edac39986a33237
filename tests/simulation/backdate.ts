import type { LedgerFields } from '#shared/events/event'
import { createStreamWriter } from '#shared/events/streamWriter'
import { hasGone } from '#shared/governance/hasGone'
import { encodeWire } from '#shared/protocol/wire'
import type { EventId, MemberId } from '#shared/protocol/ids'
import { hostileLink } from './attack'
import { founder } from './removed'
import type { World } from './world'
import { laterChance, pick, up } from './world'

/** The device of somebody who was an organiser, and of which the founder knows that it, or they, were removed. */
const formerOrganiser = (world: World) => {
  const state = founder(world).replica.state()
  const former = world.honest.flatMap(({ device, name }) => {
    const standing = state.standings.get(device.id)
    const grant = standing?.grants.find(({ role }) => role === 'organiser')
    return standing && grant && hasGone(state, device.id) ? [{ name, device, grant, standing }] : []
  })
  return pick(world, former)
}

/**
 * Who was removed removes back, and opens an epoch of their own, as if they had heard of nothing since they became an
 * organiser; an accomplice who is a member still passes it on.
 */
export const backdate = async (world: World): Promise<void> => {
  const { r } = world
  const one = formerOrganiser(world)
  const victim = pick(
    world,
    [...founder(world).replica.state().members.keys()].filter((member) => (member as string) !== r.id),
  )
  const hearer = pick(world, up(world))
  if (!one || !victim || !hearer) return
  const { name, device, grant, standing } = one
  const { member, ends } = standing
  world.log.push(`${name} removes back, and says that it was earlier`)
  world.framed.push({ of: victim, by: member, device: device.id, ends: new Set(ends.map(({ id }) => id)) })
  const randomness = laterChance(world)
  const writer = await createStreamWriter({ signedName: 'ledger', doc: 'ledger', device, randomness })
  const link = hostileLink(world, hearer)
  const tell = async (fields: LedgerFields): Promise<EventId> => {
    const { update, placed } = await writer.write(fields, Math.floor(r.clock.now()) - 60 * 60 * 1000)
    link.send(encodeWire({ is: 'update', doc: 'ledger', update, contents: [], answers: false, done: true }))
    return placed.id
  }
  const heads = [await tell({ kind: 'removed', heads: [grant.id], by: grant.id, of: victim, cut: '' })]
  await tell({ kind: 'epochOpened', heads, by: grant.id, check: r.id as string as Check })
}

type Check = Extract<LedgerFields, { kind: 'epochOpened' }>['check']

/**
 * Nobody was removed by who was removed before. Where nothing is left of what had taken them, they were not removed
 * before either, even if somebody removed them since: it was on one disk alone, which was set back.
 */
export const checkFramed = (world: World): readonly string[] => {
  const state = founder(world).replica.state()
  const { former, epochs } = state
  const nameOf = (member: MemberId): string => former.get(member)?.name ?? 'somebody'
  const framed = world.framed.filter(
    ({ device, ends }) =>
      hasGone(state, device) && state.standings.get(device)?.ends.some(({ id }) => ends.has(id)) === true,
  )
  // Of who is a member still with another device, that one may have removed the same person, and rightly.
  const removals = framed.filter(({ of, by }) => former.has(by) && former.get(of)?.by === by)
  const opened = framed.some(() => [...epochs.values()].some(({ check }) => (check as string) === world.r.id))
  return [
    ...removals.map(({ of, by }) => `${nameOf(of)} was removed by ${nameOf(by)}, who was removed before`),
    ...(opened ? ['an epoch counts that was opened by who was removed before'] : []),
  ]
}
