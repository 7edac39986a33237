import { expect, test } from 'vitest'
import { invitationIn } from '../../../electron/main/invitations'

const CODE = 'WzEsIlJSUlJS'.repeat(8)

test('of what the system hands in, a link that one comes in by is taken, as a newcomer or as a device, and nothing else', () => {
  for (const link of [`snug://join#${CODE}`, `snug://join/#${CODE}`, `snug://device#${CODE}`])
    expect(invitationIn(['/opt/snug', '--flag', link])).toBe(link)
  const others = [`snug://message#${CODE}`, 'snug://device#short', `snug://device#${CODE}<`, `https://device#${CODE}`]
  for (const other of others) expect(invitationIn([other])).toBeUndefined()
})
