import { describe, expect, test } from 'vitest'
import { windowTitle } from '../../../renderer/app/placeTitle'
import { createTranslate } from '../../../renderer/i18n/translate'
import type { EditionLine } from '../../../renderer/state/editionViews'
import type { NoteView, PlaceView } from '../../../renderer/state/views'
import type { MessageId, NoteId } from '#shared/protocol/ids'

const english = createTranslate('en')
const noteId = 'note' as NoteId
const titled = (title: string): NoteView => ({ note: noteId, title }) as NoteView
const edition = { id: 'edition' as MessageId, title: 'The winter issue' } as EditionLine
const inNote: PlaceView = { in: 'note', note: noteId }
const inRoom = (place: PlaceView, { name = 'The Circle', title = 'Winter list', isSearching = false } = {}) => ({
  room: { name, notes: [titled(title)], editions: [edition] },
  place,
  isSearching,
})

describe('the window’s title', () => {
  test.each<[PlaceView, string, string]>([
    [{ in: 'conversation' }, 'Conversation · The Circle · Snug', 'Conversation · The Circle · Snug'],
    [{ in: 'people' }, 'People · The Circle · Snug', 'Personnes · The Circle · Snug'],
    [{ in: 'room' }, 'The room · The Circle · Snug', 'Le salon · The Circle · Snug'],
    [{ in: 'settings' }, 'Settings · The Circle · Snug', 'Réglages · The Circle · Snug'],
    [{ in: 'editions' }, 'Editions · The Circle · Snug', 'Éditions · The Circle · Snug'],
    [{ in: 'desk' }, 'The desk · Editions · The Circle · Snug', 'En préparation · Éditions · The Circle · Snug'],
    [
      { in: 'edition', edition: edition.id },
      'The winter issue · Editions · The Circle · Snug',
      'The winter issue · Éditions · The Circle · Snug',
    ],
    [inNote, 'Winter list · The Circle · Snug', 'Winter list · The Circle · Snug'],
    [
      { in: 'note', note: noteId, look: 'history' },
      'History · Winter list · The Circle · Snug',
      'Historique · Winter list · The Circle · Snug',
    ],
  ])('names what is open, and the room: %j', (place, inEnglish, inFrench) => {
    expect(windowTitle(english, inRoom(place))).toBe(inEnglish)
    expect(windowTitle(createTranslate('fr'), inRoom(place))).toBe(inFrench)
  })

  test('names the search while it lies over the place', () => {
    expect(windowTitle(english, inRoom(inNote, { isSearching: true }))).toBe('Search · The Circle · Snug')
  })

  test('names no room where none is on screen', () => {
    expect(windowTitle(english, undefined)).toBe('Snug')
  })

  test('takes nothing from a name by which it could pass for something else', () => {
    const names = { name: '\u202Eelcric\u0007', title: '\u2067 Winter\n\u200B list' }
    expect(windowTitle(english, inRoom(inNote, names))).toBe('Winter list · elcric · Snug')
    expect(windowTitle(english, inRoom(inNote, { title: '\u2067\u200B' }))).toBe('Untitled note · The Circle · Snug')
  })
})
