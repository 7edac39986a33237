import { strFromU8 } from 'fflate'
import { beforeEach, expect, test } from 'vitest'
import { archiveFiles } from '#shared/archive/archiveFiles'
import type { MemberId } from '#shared/protocol/ids'
import { changeName } from '../../../renderer/commands/changeName'
import { collectArchive } from '../../../renderer/commands/collectArchive'
import { removeMember } from '../../../renderer/commands/removeMember'
import { houseOf } from '../../support/house'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

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
  return new Map([...archiveFiles(input)].map(({ path, bytes }) => [path, strFromU8(bytes)]))
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
