import type { NoteId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { fillNote } from '#shared/documents/fillNote'
import { body } from '#shared/documents/noteDocument'
import { watchLinksTo } from '../../../renderer/commands/linksBetweenNotes'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'
import { houseOf } from '../../support/house'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

const idOf = (name: string): NoteId => `${name.padEnd(21, '-')}A` as NoteId

test('which notes link to a note is told from what both members wrote, and again when it changes', async () => {
  const r = await room(31, 'anna', 'idris')
  r.connectAll()
  await r.pass(500)
  const write = async (member: TestMember, note: NoteId, markdown: string): Promise<void> => {
    const open = await r.when(member.replica.openNote(note))
    fillNote(open.doc, parseMarkdown(markdown))
    await r.when(open.close())
    await r.pass(500)
  }
  const found = async (member: TestMember, note: NoteId, markdown: string): Promise<void> => {
    await r.when(member.replica.appendTalk({ kind: 'noteFounded', note }))
    await write(member, note, markdown)
  }
  const [list, hosts, plan] = [idOf('list'), idOf('hosts'), idOf('plan')]
  await found(r.anna, list, `About itself: [List](snug://note#${list})`)
  await found(r.idris, hosts, `See [List](snug://note#${list})`)

  const shown: (readonly NoteId[])[] = []
  const stop = watchLinksTo(houseOf(r, r.anna))(list, (from) => shown.push([...from].sort()))
  await r.pass(2_000)
  expect(shown.at(-1)).toEqual([hosts])
  await found(r.idris, plan, `- [List](snug://note#${list})`)
  await r.pass(2_000)
  expect(shown.at(-1)).toEqual([hosts, plan])
  const open = await r.when(r.idris.replica.openNote(hosts))
  body(open.doc).delete(0, 1)
  await r.when(open.close())
  await r.pass(2_000)
  expect(shown.at(-1)).toEqual([plan])

  stop()
  const told = shown.length
  await write(r.idris, hosts, `[List](snug://note#${list})`)
  await r.pass(2_000)
  expect(shown).toHaveLength(told)
})
