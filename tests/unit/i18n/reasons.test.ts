import type { Reason } from '#shared/governance/reason'
import { expect, test } from 'vitest'
import { en } from '../../../renderer/i18n/en'

/** Every reason that a rule can give; the compiler asks for one that is missing here. */
const ALL: Record<Reason, true> = {
  'not-a-member': true,
  reader: true,
  keeper: true,
  'not-the-author': true,
  'organisers-only': true,
  'editors-only': true,
  'charter-organisers': true,
  'role-too-high': true,
  'room-full': true,
  'needs-yes': true,
  'already-member': true,
  'invitation-unknown': true,
  'invitation-closed': true,
  'invitation-expired': true,
  'invitation-used-up': true,
  yourself: true,
  founder: true,
  'organiser-not-above': true,
  'same-role': true,
  'gone-since': true,
  'only-device': true,
  'not-your-device': true,
  'too-many-devices': true,
}

test('every reason that a rule gives is a sentence in the catalogue, and no other', () => {
  const told = Object.keys(en).filter((key) => key.startsWith('reason.'))
  expect(told.sort()).toEqual(
    Object.keys(ALL)
      .map((reason) => `reason.${reason}`)
      .sort(),
  )
})
