import { utf8 } from '#shared/crypto/bytes'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { InvitationId, MessageId, Month, RoomId } from '#shared/protocol/ids'
import type { InvitationLink } from '#shared/protocol/invitation'
import { formatInvitation, parseInvitation } from '#shared/protocol/invitation'
import { formatMessageLink, parseMessageLink } from '#shared/protocol/messageLink'
import { Problem } from '#shared/protocol/problem'
import { deepStrictEqual } from 'node:assert'
import type { Mutation } from '../../support/mutations'
import { mutateValue } from '../../support/mutateValue'
import type { Target } from '../target'
import { mutationsBy } from '../target'

const id = (letter: string): string => `${letter.repeat(42)}A`
const room = id('R') as RoomId
const invitation: InvitationLink = {
  room,
  invitation: id('I') as InvitationId,
  seed: createSeededRandomness(5).bytes(32),
  expiresAt: Date.UTC(2026, 11, 1),
  hubs: ['192.168.1.20:4455', '[fe80::1]:4455', 'hub.example.org:443'],
}

/** An invitation whose sum is right, and a field is not. */
const signedOtherwise: Mutation = (_, random) =>
  utf8(formatInvitation(mutateValue(invitation, random, true) as InvitationLink))

/** Links as they are pasted: invitations, and names of messages. */
export const openLink = async (): Promise<Target> => {
  const code = formatInvitation(invitation)
  const message = formatMessageLink({ room, month: '2026-09' as Month, message: id('M') as MessageId })
  const samples = [code, formatInvitation({ ...invitation, hubs: [] }), `Come in:\n> ${code}\nSee you!`, message].map(
    utf8,
  )
  return {
    samples,
    mutations: mutationsBy(samples, signedOtherwise),
    take: async (input) => {
      const text = Buffer.from(input).toString()
      const named = parseMessageLink(text)
      if (named) deepStrictEqual(formatMessageLink(named), text)
      try {
        const read = parseInvitation(text)
        deepStrictEqual(parseInvitation(formatInvitation(read)), read)
        return 'taken'
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'invitation-broken') throw error
        return named ? 'taken' : 'refused'
      }
    },
  }
}
