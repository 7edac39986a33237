import { strFromU8 } from 'fflate'
import { beforeEach, expect, test } from 'vitest'
import type { MemberId } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import { changeName } from '../../../renderer/commands/changeName'
import { collectArchive } from '../../../renderer/commands/collectArchive'
import { removeMember } from '../../../renderer/commands/removeMember'
import { archivedFiles } from '../../support/archivedFiles'
import { houseOf, messagesAt, say } from '../../support/house'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'
import { secondDevice } from '../../support/secondDevice'

const circle = () => room(67, 'anna', 'idris', 'carmen')
let r: Awaited<ReturnType<typeof circle>>
beforeEach(async () => {
  r = await circle()
  r.connectAll()
  await r.pass(500)
})

const pages = async ({ replica, store, clock }: TestMember): Promise<ReadonlyMap<string, string>> => {
  const made = { language: 'en', version: '0.1.0', timeZone: 'UTC' } as const
  const input = await r.when(collectArchive({ replica, store, clock, ...made }))
  return new Map((await r.when(archivedFiles(input))).map(({ path, bytes }) => [path, strFromU8(bytes)]))
}

test('everybody is named in it as they are called now, who was removed too, and those whom a message calls', async () => {
  const idris = r.anna.replica.state().byDevice.get(r.idris.device.id)?.id as MemberId
  const words = { v: 1, text: '**Ask** @idris', mentions: [idris] } as const
  await r.when(r.carmen.replica.appendTalk({ kind: 'message' }, words))
  await r.when(changeName(houseOf(r, r.idris))({ name: 'Idris Benali', everywhere: false }))
  await r.when(changeName(houseOf(r, r.carmen))({ name: 'Carmen <i>', everywhere: false }))
  await r.pass(1_000)
  const carmen = r.anna.replica.state().byDevice.get(r.carmen.device.id)?.id as MemberId
  await r.when(removeMember(houseOf(r, r.anna))(carmen))
  await r.pass(1_000)

  const all = await pages(r.anna)
  const [, month = ''] = [...all].find(([path]) => path.startsWith('conversation/')) ?? []
  expect(month).toContain('<b>Carmen &lt;i&gt;</b>')
  expect(month).toContain('<p><strong>Ask</strong> <b>@Idris Benali</b></p>')
  const { members, former } = JSON.parse(all.get('room.json') ?? '') as Record<string, { name: string }[]>
  expect(members?.map(({ name }) => name)).toEqual(['anna', 'Idris Benali'])
  expect(former).toMatchObject([{ name: 'Carmen <i>', earlier: [{ name: 'carmen' }], devices: [r.carmen.device.id] }])
})

test('what somebody changed with another of their devices is theirs in it still when they are a member no more', async () => {
  const hash = await say(r, r.idris, 'At seven')
  const [message] = await messagesAt(r, r.idris)
  const phone = await secondDevice(r, r.idris, 'phone')
  r.connect(phone, r.idris)
  await r.pass(2_000)
  const edit = { kind: 'edit', of: message!.id, month: monthOfDoc(message!.in) } as const
  await r.when(phone.replica.appendTalk(edit, { v: 1, text: 'At eight' }))
  await r.pass(2_000)
  const idris = r.anna.replica.state().byDevice.get(r.idris.device.id)?.id as MemberId
  await r.when(removeMember(houseOf(r, r.anna))(idris))
  await r.pass(1_000)
  const { messages } = JSON.parse((await pages(r.anna)).get('room.json') ?? '') as { messages: { text: string }[] }
  expect([hash.length, messages.map(({ text }) => text)]).toEqual([43, ['At eight']])
})
