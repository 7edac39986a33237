import { signAdmission } from '#shared/governance/admission'
import { invitationFromSeed } from '#shared/governance/invitationKeys'
import type { Hash } from '#shared/protocol/ids'
import { describe, expect, test } from 'vitest'
import { removeMember } from '../../../renderer/commands/removeMember'
import { houseOf, messagesAt, say } from '../../support/house'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'

const remove = (of: TestRoom, by: TestMember, whom: TestMember): Promise<void> => {
  const { id } = by.replica.state().byDevice.get(whom.device.id)!
  return of.when(removeMember(houseOf(of, by))(id))
}
const authorsAt = async (of: TestRoom, member: TestMember) => (await messagesAt(of, member)).map(({ author }) => author)
const wordsAt = (of: TestRoom, member: TestMember, hash: Hash) => of.when(member.replica.words([hash]))

describe('a removed member', () => {
  test('is cut off by whoever hears of it, in the same moment, and is not seen in the room any more', async () => {
    const circle = await room(21, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    circle.connectAll()
    const cables = [circle.connect(anna, idris), circle.connect(carmen, idris)]
    idris.replica.setPlace({ in: 'conversation' })
    await circle.pass(1000)
    const seenBy = (member: TestMember) => member.replica.present().map(({ device }) => device)
    expect(seenBy(carmen)).toContain(idris.device.id)

    const links: boolean[] = []
    for (const { replica } of [anna, carmen])
      replica.on('state', (state) => {
        if (!state.byDevice.has(idris.device.id)) links.push(replica.linked().includes(idris.device.id))
      })
    await remove(circle, anna, idris)
    await circle.pass(200)
    expect(new Set(links)).toEqual(new Set([false]))
    expect(cables.map(({ over }) => over)).toEqual(Array(2).fill('no longer a device of a member'))
    for (const member of [anna, carmen]) expect(seenBy(member)).not.toContain(idris.device.id)
    expect(anna.replica.linked()).toEqual([carmen.device.id])

    const again = circle.connect(carmen, idris)
    expect(again.over).toBe('no longer a device of a member')
    const hash = await say(circle, idris, 'is anybody there?')
    const kept = await say(circle, anna, 'among us')
    await circle.pass(20_000)
    expect((await wordsAt(circle, carmen, hash)).size).toBe(0)
    expect((await wordsAt(circle, idris, kept)).size).toBe(0)
    expect(await authorsAt(circle, carmen)).toEqual([anna.device.id])
  })

  test('is not read beyond what the removal had seen: who hears of both asks nobody for the words', async () => {
    const circle = await room(22, 'anna', 'idris', 'carmen', 'david')
    const { anna, idris, carmen, david } = circle
    circle.connectAll()
    const before = await say(circle, idris, 'before')
    await circle.pass(1000)
    for (const other of [idris, carmen, david]) circle.connect(anna, other).cut('anna goes')
    circle.connect(david, idris).cut('david goes')
    circle.connect(david, carmen).cut('david goes')
    await remove(circle, anna, idris)
    const after = await say(circle, idris, 'after, to who has not heard')
    await circle.pass(1000)
    expect((await wordsAt(circle, carmen, after)).size).toBe(1)

    circle.connect(anna, carmen)
    await circle.pass(2000)
    expect(await authorsAt(circle, carmen)).toEqual([idris.device.id])
    const asked: Hash[] = []
    circle.watch(({ wire }) => void (wire.is === 'wantContents' && asked.push(...wire.hashes)))
    circle.connect(carmen, david)
    await circle.pass(20_000)
    for (const member of [anna, david]) {
      expect(await authorsAt(circle, member)).toEqual([idris.device.id])
      expect((await wordsAt(circle, member, before)).size).toBe(1)
      expect((await wordsAt(circle, member, after)).size).toBe(0)
    }
    expect(asked).not.toContain(after)
    await circle.when(david.replica.close())
    await circle.restart(david)
    circle.connect(carmen, david)
    await circle.pass(20_000)
    expect(asked).not.toContain(after)
    expect(await authorsAt(circle, david)).toEqual([idris.device.id])
  })

  test('is not asked for any more once the removal is heard of', async () => {
    const circle = await room(23, 'anna', 'idris', 'carmen', 'david')
    const { anna, idris, carmen, david } = circle
    circle.connectAll()
    await circle.pass(1000)
    for (const member of [idris, carmen, david]) circle.connect(anna, member).cut('anna goes')
    circle.connect(carmen, idris).cut('carmen goes')
    circle.connect(carmen, david).cut('carmen goes')
    await remove(circle, anna, idris)
    const after = await say(circle, idris, 'after, to david')
    await circle.pass(1000)

    let cable = circle.connect(carmen, idris)
    const asked: string[] = []
    circle.watch(({ from, to, wire }) => {
      if (wire.is !== 'wantContents' || !wire.hashes.includes(after)) return
      if (to === 'idris') cable.cut('at this very moment')
      else asked.push(`${from} asks ${to}`)
    })
    cable = circle.connect(carmen, idris)
    await circle.pass(2000)
    expect((await wordsAt(circle, carmen, after)).size).toBe(0)
    circle.connect(anna, carmen)
    circle.connect(anna, david)
    await circle.pass(2000)
    asked.length = 0
    circle.connect(carmen, david)
    await circle.pass(30_000)
    expect(asked).toEqual([])
    expect((await wordsAt(circle, carmen, after)).size).toBe(0)
    for (const member of [carmen, david]) expect(await authorsAt(circle, member)).toEqual([])
  })

  test('who is let in again is read from then on; what was written in between stays set aside', async () => {
    const circle = await room(24, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    circle.connectAll()
    const before = await say(circle, idris, 'before')
    await circle.pass(1000)
    await remove(circle, anna, idris)
    await circle.pass(1000)
    const between = await say(circle, idris, 'in between')

    const { key, door, signer } = await invitationFromSeed(circle.random.bytes(32))
    const expiresAt = circle.clock.now() + 10 * 24 * 60 * 60 * 1000
    const invited = await anna.replica.appendLedger({
      kind: 'invited',
      by: circle.id,
      key,
      door,
      role: 'member',
      expiresAt,
      uses: 1,
    })
    const by = invited.placed.id
    const [member, name] = [idris.device.id, 'idris']
    const proofs = await signAdmission({ room: circle.id, invitation: by, device: member, name }, idris.device, signer)
    const admitted = await anna.replica.appendLedger({ kind: 'admitted', by, member, name, ...proofs })
    await circle.when(admitted.stored)
    circle.connect(anna, idris)
    circle.connect(carmen, idris)
    await circle.pass(3000)
    const again = await say(circle, idris, 'back again')
    await circle.pass(2000)
    for (const reader of [anna, carmen]) {
      const shown = (await messagesAt(circle, reader)).map(({ hash }) => hash)
      expect(shown).toEqual([before, again])
      expect((await wordsAt(circle, reader, between)).size).toBe(0)
      expect((await wordsAt(circle, reader, again)).size).toBe(1)
    }
  })
})
