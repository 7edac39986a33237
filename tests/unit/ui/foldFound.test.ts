import { expect, test } from 'vitest'
import type { MemberId, MessageId, NoteId, TalkDocId } from '#shared/protocol/ids'
import { foldFound } from '../../../renderer/features/search/foldFound'
import type { FoundItem } from '../../../renderer/state/search/searchViews'

const by = (name: string) => ({ member: name as MemberId, name, role: 'member', own: false }) as const
const pieces = [{ text: 'a lantern', marked: true }]
const said = (author: string): FoundItem => ({
  kind: 'message',
  id: `by ${author}` as MessageId,
  doc: 'talk/2026-11' as TalkDocId,
  author: by(author),
  at: 0,
  pieces,
})
const note: FoundItem = { kind: 'note', note: 'note' as NoteId, title: [], author: by('Idris'), at: 0, pieces }

test('of what who is muted has said no word is among what was found; that it was found is, and notes are', () => {
  const items = [said('Anna'), said('Idris'), note]
  const [annas, idrises, theNote] = foldFound(items, ['Idris' as MemberId])
  expect(annas).toBe(items[0])
  expect(idrises).toMatchObject({ id: 'by Idris', isFolded: true })
  expect(JSON.stringify(idrises)).not.toContain('lantern')
  expect(theNote).toBe(note)
  expect(foldFound(items, [])).toBe(items)
})
