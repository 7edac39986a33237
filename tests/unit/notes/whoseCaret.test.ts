import { expect, test } from 'vitest'
import type { NoteId } from '#shared/protocol/ids'
import { room } from '../../support/room'

const NOTE = 'thursday'.padEnd(22, '-') as NoteId

test('a caret belongs to the device of the link that it came over, until that is gone', async () => {
  const r = await room(1, 'anna', 'idris')
  const [anna, idris] = [r.member('anna'), r.member('idris')]
  const cable = r.connect(anna, idris)
  await r.pass(1000)
  await anna.replica.appendTalk({ kind: 'noteFounded', note: NOTE })
  await r.pass(1000)
  const [hers, his] = [await r.when(anna.replica.openNote(NOTE)), await r.when(idris.replica.openNote(NOTE))]
  his.awareness.setLocalState({ user: { name: 'Anna' } })
  await r.pass(100)
  expect(hers.deviceOf(his.doc.clientID)).toBe(idris.device.id)
  expect(hers.deviceOf(hers.doc.clientID)).toBeUndefined()
  cable.cut('cut')
  await r.pass(1000)
  expect(hers.deviceOf(his.doc.clientID)).toBeUndefined()
  expect(hers.awareness.getStates().has(his.doc.clientID)).toBe(false)
})
