import { describe, expect, test, vi } from 'vitest'
import type { Desk, DeskPiece } from '../../../renderer/commands/desk'
import {
  addToDesk,
  DESK,
  EMPTY_DESK,
  formatDesk,
  isEmptyDesk,
  keyOf,
  moved,
  parseDesk,
  withPiece,
  withWords,
} from '../../../renderer/commands/desk'
import type { MessageId, NoteId } from '#shared/protocol/ids'

const message = (name: string): DeskPiece => ({
  kind: 'message',
  id: name.padEnd(42, '-').concat('A') as MessageId,
  month: '2026-11',
  by: 'Idris',
  at: 1,
})
const note: DeskPiece = { kind: 'note', note: 'list'.padEnd(22, '-') as NoteId }
const full: Desk = { title: 'Winter', introduction: 'Words', comments: true, pieces: [message('one'), note] }

/** Drafts on a disk that takes its time. */
const drafts = () => {
  const kept = new Map<string, string>()
  return {
    kept,
    draft: async (key: string) => {
      const text = kept.get(key) ?? ''
      await new Promise((read) => setTimeout(read))
      return text
    },
    keepDraft: (key: string, text: string) => void kept.set(key, text),
  }
}

describe('the desk', () => {
  test('is found as it was left', () => {
    expect(parseDesk(formatDesk(full))).toEqual(full)
    expect(parseDesk('')).toEqual(EMPTY_DESK)
  })

  test('keeps nothing where nothing is on it', () => {
    expect(isEmptyDesk({ ...EMPTY_DESK, title: '  ' })).toBe(true)
    expect(formatDesk(EMPTY_DESK)).toBe('')
    expect(formatDesk({ ...EMPTY_DESK, title: 'W' })).not.toBe('')
  })

  test('is empty where another version has kept something else there', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    expect(parseDesk('{"v":9}')).toEqual(EMPTY_DESK)
    expect(parseDesk('no JSON')).toEqual(EMPTY_DESK)
    expect(warn).toHaveBeenCalledTimes(2)
    warn.mockRestore()
  })

  test('holds which message it is, and none of its words', () => {
    const kept = JSON.parse(formatDesk(full)) as { pieces: object[] }
    expect(Object.keys(kept.pieces[0]!).sort()).toEqual(['at', 'by', 'id', 'kind', 'month'])
  })

  test('takes each message and note once, and as many words of one’s own as one likes', () => {
    expect(withPiece(full, message('one')).pieces).toHaveLength(2)
    expect(withPiece(full, message('two')).pieces.at(-1)).toEqual(message('two'))
    const keys = withWords(withWords(withWords(full))).pieces.map(keyOf)
    expect(new Set(keys).size).toBe(5)
  })

  test('moves a piece by one place, and not beyond its ends', () => {
    const names = (pieces: readonly DeskPiece[]): string[] => pieces.map(keyOf)
    const [one, two] = full.pieces as [DeskPiece, DeskPiece]
    expect(names(moved(full.pieces, 0, 1))).toEqual(names([two, one]))
    expect(names(moved(full.pieces, 1, -1))).toEqual(names([two, one]))
    expect(moved(full.pieces, 0, -1)).toBe(full.pieces)
    expect(moved(full.pieces, 1, 1)).toBe(full.pieces)
    expect(moved(full.pieces, -1, 1)).toBe(full.pieces)
  })

  test('gets both of two messages that are put there at once', async () => {
    const disk = drafts()
    await Promise.all([addToDesk(disk, message('one')), addToDesk(disk, message('two'))])
    expect(parseDesk(disk.kept.get(DESK) ?? '').pieces).toEqual([message('one'), message('two')])
  })
})
