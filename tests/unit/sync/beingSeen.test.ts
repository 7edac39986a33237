import { toBase64url } from '#shared/crypto/base64url'
import type { NoteId } from '#shared/protocol/ids'
import type { Place, Seen } from '#shared/sync/replica'
import { expect, test } from 'vitest'
import type { Sent } from '../../support/room'
import { room } from '../../support/room'

/** Idris, seen in one way, and everything of presence that his machine sends while he comes, goes about and writes. */
const evening = async (seen: Seen) => {
  const r = await room(11, 'anna', 'idris')
  const { anna, idris } = r
  const sent: Sent[] = []
  r.watch((one) => one.from === 'idris' && sent.push(one))
  idris.replica.setPlace({ in: 'away' }, seen)
  r.connectAll()
  await r.pass(500)
  const note = toBase64url(r.random.bytes(16)) as NoteId
  await r.when(anna.replica.appendTalk({ kind: 'noteFounded', note }))
  await r.pass(500)
  idris.replica.setPlace({ in: 'conversation' })
  idris.replica.setPlace({ in: 'note', note })
  const annas = await r.when(anna.replica.openNote(note))
  const idriss = await r.when(idris.replica.openNote(note))
  idriss.awareness.setLocalStateField('user', { name: 'Idris' })
  await r.pass(500)
  const places = (): Place[] => sent.flatMap(({ wire }) => (wire.is === 'place' ? [wire.place] : []))
  const carets = (): number => sent.filter(({ wire }) => wire.is === 'awareness').length
  const his = () => anna.replica.present().filter(({ device }) => device === idris.device.id)
  const end = () => Promise.all([annas, idriss].map((one) => r.when(one.close())))
  return { r, ...r, note, places, carets, his, idriss, annas, end }
}

test('by name: the others are told where somebody is, and see their caret', async () => {
  const { places, carets, his, note, end } = await evening('name')
  expect(places()).toEqual([{ in: 'away' }, { in: 'conversation' }, { in: 'note', note }])
  expect(carets()).toBeGreaterThan(0)
  expect(his()).toMatchObject([{ place: { in: 'note', note } }])
  await end()
})

test('counted: one message says that somebody is here, whatever they do, and no caret leaves', async () => {
  const { places, carets, his, end } = await evening('counted')
  expect(places()).toEqual([{ in: 'counted' }])
  expect(carets()).toBe(0)
  expect(his()).toMatchObject([{ place: { in: 'counted' } }])
  await end()
})

test('unseen: nothing of presence leaves at all', async () => {
  const { places, carets, his, idris, note, end } = await evening('unseen')
  expect([places(), carets(), his()]).toEqual([[], 0, []])
  // One's own machine knows where one is.
  expect(idris.replica.present()).toContainEqual(expect.objectContaining({ place: { in: 'note', note } }))
  await end()
})

test('who was seen and no longer wants to be is gone at once, caret and all; and comes back when they do', async () => {
  const { r, places, carets, his, idris, note, idriss, annas, end } = await evening('name')
  const caret = () => annas.awareness.getStates().has(idriss.awareness.clientID)
  expect(caret()).toBe(true)
  idris.replica.setPlace({ in: 'note', note }, 'unseen')
  await r.pass(200)
  expect([his(), caret(), places().at(-1)]).toEqual([[], false, { in: 'unseen' }])
  const [before, told] = [carets(), places().length]
  idriss.awareness.setLocalStateField('cursor', { anchor: null, head: null })
  idris.replica.setPlace({ in: 'conversation' })
  // A link that is made anew is told nothing either.
  r.connectAll()
  await r.pass(500)
  expect([carets(), places().length, his()]).toEqual([before, told, []])
  idris.replica.setPlace({ in: 'conversation' }, 'name')
  await r.pass(200)
  expect(his()).toMatchObject([{ place: { in: 'conversation' } }])
  await end()
})

test('whose window is put away is gone, caret and all, however they want to be seen, until somebody is back', async () => {
  const { r, places, his, idris, annas, idriss, note, end } = await evening('name')
  idris.replica.setHere(false)
  await r.pass(200)
  expect([his(), annas.awareness.getStates().has(idriss.awareness.clientID), places().at(-1)]).toEqual([
    [],
    false,
    { in: 'unseen' },
  ])
  const told = places().length
  // What goes on in the window meanwhile, and a link that is made anew, tell nothing of it.
  idris.replica.setPlace({ in: 'conversation' }, 'counted')
  idris.replica.setPlace({ in: 'note', note }, 'name')
  r.connectAll()
  await r.pass(500)
  expect([places().length, his()]).toEqual([told, []])
  idris.replica.setHere(true)
  await r.pass(200)
  expect(his()).toMatchObject([{ place: { in: 'note', note } }])
  await end()
})
