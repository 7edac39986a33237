import { describe, expect, test } from 'vitest'
import type { FileDraft } from '../../../renderer/commands/fileDrafts'
import { holdsNotes } from '../../../renderer/features/conversation/files/holdsNotes'
import { forgetOriginal, keepOriginal, originalOf } from '../../../renderer/features/conversation/files/originals'

describe('that a camera’s notes go along is said', () => {
  const goes = (name: string, type = '', more = {}) => holdsNotes({ name, type, asItIs: false, ...more })

  test('of photographs that are not drawn anew, and of films', () => {
    expect(goes('IMG_2041.HEIC')).toBe(true)
    expect(goes('IMG_2041.heic', 'image/heic')).toBe(true)
    expect(goes('walk.mov', 'video/quicktime')).toBe(true)
    expect(goes('huge.jpg', 'image/jpeg')).toBe(true)
  })

  test('and not of what holds none, is drawn anew, or goes so because somebody wants it', () => {
    expect(goes('Agenda.pdf', 'application/pdf')).toBe(false)
    expect(goes('plan.svg', 'image/svg+xml')).toBe(false)
    expect(goes('IMG_2041.webp', 'image/webp', { picture: { width: 4, height: 3 } })).toBe(false)
    expect(goes('IMG_2041.HEIC', 'image/heic', { asItIs: true })).toBe(false)
  })
})

describe('whoever comes back to what they were writing', () => {
  const draft = (more: Partial<FileDraft> = {}): FileDraft => ({
    id: 'walk',
    name: 'walk.webp',
    type: 'image/webp',
    size: 4,
    bytes: new Uint8Array([1, 2]),
    asItIs: false,
    ...more,
  })

  test('may still choose how a picture goes, while the window is open', () => {
    const file = new File(['four'], 'walk.jpg')
    keepOriginal('walk', file)
    expect(originalOf(draft())).toBe(file)
    forgetOriginal('walk')
    expect(originalOf(draft())).toBeUndefined()
  })

  test('finds a picture that goes as it was chosen as it was, after a restart too', async () => {
    const found = originalOf(draft({ name: 'walk.jpg', type: 'image/jpeg', asItIs: true }))
    expect(found?.name).toBe('walk.jpg')
    expect(found?.type).toBe('image/jpeg')
    expect([...new Uint8Array((await found?.arrayBuffer()) ?? new ArrayBuffer(0))]).toEqual([1, 2])
  })
})
