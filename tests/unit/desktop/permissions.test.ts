import { expect, test } from 'vitest'
import { isAllowed } from '../../../electron/main/security/permissions'

const isMainFrame = true

test('the page may use the camera alone, never with sound, never from within a frame', () => {
  expect(isAllowed('media', { isMainFrame, mediaTypes: ['video'] })).toBe(true)
  expect(isAllowed('media', { isMainFrame, mediaType: 'video' })).toBe(true)
  for (const mediaTypes of [['audio'], ['video', 'audio'], []])
    expect(isAllowed('media', { isMainFrame, mediaTypes })).toBe(false)
  for (const mediaType of ['audio', 'unknown']) expect(isAllowed('media', { isMainFrame, mediaType })).toBe(false)
  expect(isAllowed('media', { isMainFrame })).toBe(false)
  expect(isAllowed('media', { mediaTypes: ['video'] })).toBe(false)
  expect(isAllowed('media', { isMainFrame: false, mediaTypes: ['video'] })).toBe(false)
})

test('and beside it what it needs: notices, the clipboard by a press, a disk that is kept', () => {
  for (const permission of ['notifications', 'clipboard-sanitized-write', 'persistent-storage'])
    expect(isAllowed(permission, { isMainFrame })).toBe(true)
  const refused = ['geolocation', 'display-capture', 'clipboard-read', 'midi', 'hid', 'usb', 'openExternal', 'unknown']
  for (const permission of refused) expect(isAllowed(permission, { isMainFrame })).toBe(false)
})
