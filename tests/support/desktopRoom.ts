import { formatInvitation, parseInvitation } from '#shared/protocol/invitation'
import { expect } from 'vitest'
import type { DesktopMember } from './desktopMember'

/** Anna, who has just started for the first time, founds a room. */
export const foundRoom = async (anna: DesktopMember): Promise<void> => {
  await anna.fill('Your name', 'Anna')
  await anna.click('Found a room')
  await anna.fill('The room’s name', 'Reading circle')
  await anna.click('Found the room')
  await anna.sees('Nothing has been said here yet.')
}

/** The link of an invitation that she makes, by which a second application on this machine finds her. */
export const inviteOne = async (anna: DesktopMember): Promise<string> => {
  await anna.click('Invite someone')
  await anna.click('Make the link')
  const link = await anna.desktop.until<string>(
    `[...document.querySelectorAll('textarea')].map((one) => one.value).find((text) => text.startsWith('snug://'))`,
    'the link',
  )
  await anna.click('Done')
  // Each application has a hub of its own. Anna's is not reachable in the network here, so whoever comes is told of it as of
  // one that a room has added: in the link, at the loopback address.
  const hub = new URL(await anna.desktop.evaluate<string>('snug.hub().then(({ url }) => url)')).host
  const invitation = parseInvitation(link)
  expect(invitation.hubs).toEqual([])
  return formatInvitation({ ...invitation, hubs: [hub] })
}

/** Idris, who has just started for the first time, comes in by it. */
export const comeIn = async (idris: DesktopMember, anna: DesktopMember, link: string): Promise<void> => {
  await idris.fill('Your name', 'Idris')
  await idris.click('Open an invitation')
  await idris.fill('Invitation link', link)
  await idris.click('Knock at the door')
  // By name only if she is there.
  await idris.sees('Linked with ', 60_000)
  await anna.sees('Linked with Idris', 60_000)
}

export const say = async (member: DesktopMember, words: string): Promise<void> => {
  await member.fill('Write to the room', words)
  await member.desktop.press('Enter')
}
