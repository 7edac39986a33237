import { strFromU8 } from 'fflate'
import { beforeEach, expect, test } from 'vitest'
import { makeWords } from '#shared/contents/words'
import type { ArchiveInput } from '#shared/archive/archiveInput'
import type { Hash, MemberId } from '#shared/protocol/ids'
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

const inputOf = ({ replica, store, clock }: TestMember): Promise<ArchiveInput> =>
  r.when(collectArchive({ replica, store, clock, language: 'en', version: '0.1.0', timeZone: 'UTC' }))

const pages = async (member: TestMember): Promise<ReadonlyMap<string, string>> => {
  const input = await inputOf(member)
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

const hashesOf = async ({ read }: ArchiveInput, asked: readonly Hash[]): Promise<readonly Hash[]> => {
  const hashes: Hash[] = []
  for await (const { hash } of read(asked)) hashes.push(hash)
  return hashes
}

test('only words that belong into it are read for it, whatever else is on the disk', async () => {
  const said = await say(r, r.idris, 'At seven')
  await r.pass(1_000)
  const strange = await makeWords({ v: 1, by: r.idris.device.id, text: 'Of no message' }, r.random)
  r.anna.disk.rooms.get(r.id)?.contents.set(strange.hash, strange.bytes)
  const input = await inputOf(r.anna)
  expect(await r.when(hashesOf(input, [strange.hash, said]))).toEqual([said])
})

test('what was erased since it was begun is not read for it, though it may still lie on the disk', async () => {
  const [kept, gone] = [await say(r, r.idris, 'At seven'), await say(r, r.idris, 'At eight')]
  await r.pass(1_000)
  const input = await inputOf(r.anna)
  const { contents } = r.anna.disk.rooms.get(r.id)!
  const words = contents.get(gone)!
  const { id, in: doc } = (await messagesAt(r, r.idris)).at(-1)!
  await r.when(r.idris.replica.appendTalk({ kind: 'takenBack', of: id, month: monthOfDoc(doc), hash: gone }))
  await r.pass(2_000)
  expect(contents.has(gone)).toBe(false)
  contents.set(gone, words)
  expect(await r.when(hashesOf(input, [kept, gone]))).toEqual([kept])
})
