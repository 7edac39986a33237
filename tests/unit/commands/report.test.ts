import { createStreamWriter } from '#shared/events/streamWriter'
import { signAdmission } from '#shared/governance/admission'
import { invitationFromSeed } from '#shared/governance/invitationKeys'
import { hashOf } from '#shared/crypto/hash'
import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { Hash, InvitationId } from '#shared/protocol/ids'
import { signedDocName } from '#shared/protocol/ids'
import { parseInvitation } from '#shared/protocol/invitation'
import { encodeWire } from '#shared/protocol/wire'
import { beforeEach, describe, expect, test } from 'vitest'
import { admitMember, invitationOver } from '../../../renderer/commands/admitMember'
import { inviteMember } from '../../../renderer/commands/inviteMember'
import { noting } from '../../../renderer/commands/keepDoors'
import { removeMember } from '../../../renderer/commands/removeMember'
import type { Report } from '../../../renderer/commands/report'
import { openReport } from '../../../renderer/commands/report'
import { createCable } from '../../support/fakeLinks'
import { houseOf, say } from '../../support/house'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

const DOC = 'talk/2026-01'
const circle = () => room(91, 'anna', 'idris', 'carmen')
let r: Awaited<ReturnType<typeof circle>>
let profile = createMemoryProfile()
let report: Report
let shown = 0

const reportOf = ({ replica, clock }: TestMember): Promise<Report> =>
  r.when(
    openReport({
      replica,
      profile,
      clock,
      onChange: () => (shown += 1),
      onProblem: (problem) => {
        throw problem
      },
    }),
  )
/** Each line in short. */
const told = (of = report): readonly string[] =>
  of
    .view()
    .map((one) => [one.is, ...('name' in one ? [one.name] : []), ...('times' in one ? [one.times] : [])].join(' '))

beforeEach(async () => {
  r = await circle()
  profile = createMemoryProfile()
  shown = 0
  report = await reportOf(r.anna)
})

/** A link to Anna from a member's device, over which comes what its own engine would never send. */
const hostile = (by: Pick<TestMember, 'device'>) => {
  const cable = createCable({ clock: r.clock, a: r.anna.device.id, b: by.device.id, delay: () => 1 })
  cable.ends[1].receive(() => undefined)
  r.anna.replica.connect(cable.ends[0])
  return cable.ends[1]
}

/** A message that the device signs as the first of a session: the same session each time. */
const signed = async ({ device }: Pick<TestMember, 'device'>, text: string): Promise<Uint8Array<ArrayBuffer>> => {
  const randomness = createSeededRandomness(5)
  const writer = await createStreamWriter({ signedName: signedDocName(r.id, DOC), doc: DOC, device, randomness })
  const { update } = await writer.write({ kind: 'message', hash: await hashOf(text) }, r.clock.now())
  return encodeWire({ is: 'update', doc: DOC, update, contents: [], answers: false, done: true })
}

test('is empty among honest members, who come, go, talk and start anew', async () => {
  r.connectAll()
  for (const member of [r.anna, r.idris, r.carmen]) await say(r, member, 'Good evening')
  await r.pass(3_000)
  r.crash(r.idris)
  await r.restart(r.idris)
  r.connect(r.anna, r.idris)
  await say(r, r.idris, 'Here again')
  r.connect(r.anna, r.idris).cut('the network is gone')
  await r.pass(60_000)
  expect(told()).toEqual([])
})

describe('tells of', () => {
  test('who signed two different things for one place', async () => {
    const link = hostile(r.idris)
    link.send(await signed(r.idris, 'one thing'))
    link.send(await signed(r.idris, 'another'))
    await r.pass(2_000)
    expect(told()).toEqual(['fork idris 1'])
  })

  test('who sent what is no message, or one that is forged', async () => {
    hostile(r.idris).send(Uint8Array.of(250, 1, 2, 3))
    await r.pass(1_000)
    const forged = await signed(r.carmen, 'not hers')
    hostile(r.carmen).send(forged.map((byte, at) => (at === forged.length - 40 ? byte ^ 1 : byte)))
    await r.pass(1_000)
    expect(told().toSorted()).toEqual(['broken carmen 1', 'broken idris 1'])
  })

  test('who wrote without the right to: a reader, say', async () => {
    const dora = await r.stranger('dora')
    const link = parseInvitation(await r.when(inviteMember(houseOf(r, r.anna))({ uses: 1, days: 7, role: 'reader' })))
    await knock(dora, link, 'Dora')
    hostile(dora).send(await signed(dora, 'May I?'))
    await r.pass(60_000)
    expect(told()).toEqual(['noRight Dora 1'])
  })

  test('who wrote after they were removed, to somebody who had not heard of it', async () => {
    r.connect(r.idris, r.carmen)
    await r.pass(1_000)
    const { id } = r.anna.replica.state().byDevice.get(r.idris.device.id)!
    await r.when(removeMember(houseOf(r, r.anna))(id))
    await say(r, r.idris, 'after')
    await r.pass(1_000)
    r.connect(r.anna, r.carmen)
    await r.pass(60_000)
    expect(told()).toEqual(['afterwards idris 1'])
  })

  test('who wrote into the ledger without the right to, once, also when Snug starts anew', async () => {
    r.connect(r.anna, r.idris)
    const { grant } = r.idris.replica.state().byDevice.get(r.idris.device.id)!
    const charter = { room: 'Mine', text: '', capacity: 50, invites: 'organisers' } as const
    await r.when(r.idris.replica.appendLedger({ kind: 'charterWritten', by: grant, ...charter }))
    await r.pass(5_000)
    expect(told()).toEqual(['ledger idris 1'])
    report.close()
    await r.when(r.anna.replica.close())
    await r.restart(r.anna)
    expect(told(await reportOf(r.anna))).toEqual(['ledger idris 1'])
  })

  test('who knocked with an invitation that is used up, has expired, or is not theirs', async () => {
    const link = parseInvitation(await r.when(inviteMember(houseOf(r, r.anna))({ uses: 1, days: 1 })))
    const guessed = { ...link, seed: r.random.bytes(32) }
    expect(await knock(await r.stranger('emil'), guessed, 'Emil')).toBe('refused')
    expect(told()).toEqual(['invitation-unknown anna 1'])
    expect(await knock(await r.stranger('dora'), link, 'Dora')).toBe('admitted')
    expect(told()).toEqual(['invitation-unknown anna 1'])
    expect(await knock(await r.stranger('emil'), link, 'Emil')).toBe('refused')
    expect(await knock(await r.stranger('emil'), link, 'Emil')).toBe('refused')
    expect(told().toSorted()).toEqual(['invitation-unknown anna 1', 'invitation-used-up anna 2'])
  })

  test('what came about in two places at once, as soon as it is known', async () => {
    const link = parseInvitation(await r.when(inviteMember(houseOf(r, r.anna))({ uses: 1, days: 1 })))
    r.connect(r.anna, r.idris).cut('heard of the invitation')
    const cable = r.connect(r.anna, r.idris)
    await r.pass(1_000)
    cable.cut('parted')
    expect(await knock(await r.stranger('dora'), link, 'Dora')).toBe('admitted')
    expect(await knock(await r.stranger('emil'), link, 'Emil', r.idris)).toBe('admitted')
    r.connect(r.anna, r.idris)
    await r.pass(3_000)
    expect(report.view()).toEqual([{ is: 'uses', name: 'anna', most: 1, are: 2 }])
    expect(shown).toBe(1)
  })
})

const knock = async (
  newcomer: Pick<TestMember, 'device'>,
  link: { readonly seed: Uint8Array<ArrayBuffer>; readonly invitation: InvitationId },
  name: string,
  host = r.anna,
): Promise<string> => {
  const { signer } = await invitationFromSeed(link.seed)
  const request = { room: r.id, invitation: link.invitation, device: newcomer.device.id, name }
  const house = houseOf(r, host)
  const { record } = [...house.sessions.values()][0]!
  const given = { house, replica: host.replica, invitation: link.invitation, record: () => record }
  const proofs = await signAdmission(request, newcomer.device, signer)
  const { turnsAway, admit } = noting(
    { turnsAway: invitationOver(given), ledger: () => host.replica.binary('ledger'), admit: admitMember(given) },
    (is) => report.note({ is, with: link.invitation }),
  )
  if (turnsAway(newcomer.device.id, true)) return 'refused'
  return (await r.when(admit({ ...proofs, device: newcomer.device.id, name }))).is
}

describe('is kept', () => {
  test('on the disk, a line for each kind and person, with the first day and the last', async () => {
    const first = r.clock.now()
    report.note({ is: 'stranger', by: r.idris.device.id })
    await r.pass(60_000)
    report.note({ is: 'stranger', by: r.idris.device.id })
    report.note({ is: 'between' })
    await r.pass(5_000)
    report.close()
    expect((await reportOf(r.anna)).view()).toEqual([
      { is: 'stranger', name: 'idris', first, last: first + 60_000, times: 2 },
      { is: 'between', name: '', first: first + 60_000, last: first + 60_000, times: 1 },
    ])
  })

  test('within bounds, whoever tries however often', async () => {
    for (let at = 0; at < 1_000; at += 1) report.note({ is: 'stranger', by: `${at}` as typeof r.idris.device.id })
    expect(told()).toEqual(['stranger  1000'])
    for (let at = 0; at < 200; at += 1)
      report.note({ is: 'invitation-expired', with: (await hashOf(`${at}`)) as Hash as unknown as InvitationId })
    expect(report.view()).toHaveLength(60)
  })

  test('as if nothing were there, where what is stored is something else', async () => {
    await profile.set(`report/${r.id}`, { v: 2, lines: 'many' })
    expect((await reportOf(r.anna)).view()).toEqual([])
  })
})
