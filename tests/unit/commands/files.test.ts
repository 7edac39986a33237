import { limits } from '#shared/protocol/limits'
import { expect, test } from 'vitest'
import { describePicture, editMessage } from '../../../renderer/commands/editMessage'
import { fetchFile } from '../../../renderer/commands/fetchFile'
import type { FileToSend } from '../../../renderer/commands/filesToSend'
import { postMessage } from '../../../renderer/commands/postMessage'
import { takeBackMessage } from '../../../renderer/commands/takeBackMessage'
import { houseOf, messagesAt } from '../../support/house'
import { room } from '../../support/room'

const fileOf = (name: string, bytes: Uint8Array, more: Partial<FileToSend> = {}): FileToSend => ({
  name,
  type: 'image/png',
  bytes,
  ...more,
})

test('files that were posted are fetched by others, byte for byte', async () => {
  const r = await room(31, 'anna', 'idris')
  r.connectAll()
  const [picture, letter] = [r.random.bytes(120_000), r.random.bytes(10)]
  const files = [
    fileOf('cat.png', picture, { picture: { width: 30, height: 20, alt: ' A cat ' } }),
    fileOf('../letter.txt', letter, { type: 'Text/Plain' }),
  ]
  await r.when(postMessage(houseOf(r, r.anna))({ text: ' Look ', files }))
  await r.pass(5_000)
  const [message] = await messagesAt(r, r.idris)
  const words = (await r.idris.replica.words([message!.hash])).get(message!.hash)
  expect(words).toMatchObject({
    text: 'Look',
    files: [{ name: 'cat.png', picture: { alt: 'A cat' } }, { name: 'letter.txt' }],
  })
  const fetch = fetchFile(houseOf(r, r.idris))
  expect(await r.when(fetch(message!.id, 0))).toEqual(picture)
  expect(await r.when(fetch(message!.id, 1))).toEqual(letter)
  expect(await r.when(fetch(message!.id, 2))).toBeUndefined()
})

test('a file that is not all here yet is not there', async () => {
  const r = await room(32, 'anna', 'idris')
  r.connectAll()
  // Events come with the words; the parts are asked for, and the link ends before they come.
  const cable = r.connect(r.anna, r.idris)
  r.watch(({ wire }) => {
    if (wire.is === 'contents') cable.cut('enough')
  })
  await r.when(postMessage(houseOf(r, r.anna))({ text: '', files: [fileOf('a.png', r.random.bytes(60_000))] }))
  await r.pass(3_000)
  const [message] = await messagesAt(r, r.idris)
  expect([message?.parts.length, message?.partsToCome]).toEqual([2, false])
  expect(await r.when(fetchFile(houseOf(r, r.idris))(message!.id, 0))).toBeUndefined()
})

test('an edit leaves a message its files, and may leave it without text', async () => {
  const r = await room(33, 'anna')
  const house = houseOf(r, r.anna)
  const bytes = r.random.bytes(50_000)
  await r.when(postMessage(house)({ text: 'Look', files: [fileOf('a.png', bytes)] }))
  const [message] = await messagesAt(r, r.anna)
  await r.when(editMessage(house)(message!.id, ''))
  const [edited] = await messagesAt(r, r.anna)
  expect(edited?.editedAt).toBeDefined()
  expect(await r.when(fetchFile(house)(message!.id, 0))).toEqual(bytes)
})

test('what a picture shows is said afterwards too, or not any more, and nothing else changes', async () => {
  const r = await room(36, 'anna', 'idris')
  r.connectAll()
  const house = houseOf(r, r.anna)
  const bytes = r.random.bytes(50_000)
  const files = [fileOf('a.txt', r.random.bytes(9)), fileOf('a.png', bytes, { picture: { width: 3, height: 2 } })]
  await r.when(postMessage(house)({ text: '', files }))
  const [message] = await messagesAt(r, r.anna)
  const saysAtIdris = async () => {
    await r.pass(3_000)
    const [its] = await messagesAt(r, r.idris)
    return (await r.idris.replica.words([its!.hash])).get(its!.hash)
  }
  await r.when(describePicture(house)(message!.id, 1, ' A bench '))
  expect(await saysAtIdris()).toMatchObject({ text: '', files: [{ name: 'a.txt' }, { picture: { alt: 'A bench' } }] })
  await r.when(describePicture(house)(message!.id, 0, 'It is no picture'))
  await r.when(describePicture(house)(message!.id, 1, ''))
  const words = await saysAtIdris()
  expect(words?.files?.map(({ picture }) => picture)).toEqual([undefined, { width: 3, height: 2 }])
  expect(await r.when(fetchFile(houseOf(r, r.idris))(message!.id, 1))).toEqual(bytes)
})

test('with a message that is taken back its files are gone', async () => {
  const r = await room(34, 'anna')
  const house = houseOf(r, r.anna)
  await r.when(postMessage(house)({ text: 'Look', files: [fileOf('a.png', r.random.bytes(50_000))] }))
  const [message] = await messagesAt(r, r.anna)
  await r.when(takeBackMessage(house)(message!.id))
  await r.pass(1_000)
  expect(await r.when(fetchFile(house)(message!.id, 0))).toBeUndefined()
  expect((await r.anna.store.contents(r.id, message!.parts)).size).toBe(0)
})

test('nothing, too much and too many are refused before anything is said', async () => {
  const r = await room(35, 'anna')
  const post = postMessage(houseOf(r, r.anna))
  const full = fileOf('a', new Uint8Array(limits.fileBytes))
  await expect(post({ text: ' ' })).rejects.toMatchObject({ code: 'empty' })
  await expect(post({ text: '', files: [] })).rejects.toMatchObject({ code: 'empty' })
  await expect(post({ text: '', files: [fileOf('a', new Uint8Array(limits.fileBytes + 1))] })).rejects.toMatchObject({
    code: 'too-large',
  })
  await expect(post({ text: '', files: [full, full] })).rejects.toMatchObject({ code: 'too-many' })
  const many = Array.from({ length: limits.files + 1 }, () => fileOf('a', new Uint8Array(1)))
  await expect(post({ text: '', files: many })).rejects.toMatchObject({ code: 'too-many' })
  expect(await messagesAt(r, r.anna)).toEqual([])
})
