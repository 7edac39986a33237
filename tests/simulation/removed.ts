import { hasGone } from '#shared/governance/hasGone'
import type { Sent, TestMember, TestRoom } from '../support/room'
import type { World } from './world'

/** The founder, whom nobody can remove: after all is healed, what she knows of the ledger is what there is to know. */
export const founder = ({ honest }: World): TestMember => {
  const [anna] = honest
  if (!anna) throw new Error('somebody founds the room')
  return anna
}

/** The honest members who are members still. */
export const remaining = (world: World): readonly TestMember[] => {
  const { byDevice } = founder(world).replica.state()
  return world.honest.filter(({ device }) => byDevice.has(device.id))
}

/** Whoever has heard of a removal says nothing to the one who was removed any more. */
export const watchWhatIsTold = (r: TestRoom, wrongs: string[]): void => {
  const byName = (name: string): TestMember | undefined => r.members.find((member) => member.name === name)
  r.watch(({ from, to, wire }: Sent) => {
    const [teller, told] = [byName(from), byName(to)]
    if (!teller || !told) return
    if (hasGone(teller.replica.state(), told.device.id))
      wrongs.push(`${from} knows that ${to} was removed, and tells them: ${wire.is}`)
    if (wire.is === 'epoch' && !teller.replica.state().byDevice.has(told.device.id))
      wrongs.push(`${from} hands an epoch’s secret to ${to}, who is no member`)
  })
}

/** Who remains meets in one epoch that knows of every removal, and nobody who was removed has its secret. */
export const checkEpochs = (world: World): readonly string[] => {
  const here = remaining(world)
  const state = founder(world).replica.state()
  const { epoch } = state
  const secret = founder(world).replica.epochs.secret(epoch)
  const wrongs: string[] = []
  if (!state.isEpochFit) wrongs.push('nobody has opened an epoch since the last removal')
  if (!secret) wrongs.push('the secret of the epoch is not with the founder')
  for (const { name, replica } of here) {
    if (replica.state().epoch !== epoch) wrongs.push(`${name} is in another epoch`)
    else if (String(replica.epochs.secret(epoch)) !== String(secret)) wrongs.push(`${name} has another secret, or none`)
  }
  for (const { name, replica, device } of world.r.members)
    if (!state.byDevice.has(device.id) && replica.epochs.secret(epoch))
      wrongs.push(`${name} is no member’s device, and has the secret of the epoch`)
  return wrongs
}
