import { expect, test } from 'vitest'
import type { MemberId, MessageId } from '#shared/protocol/ids'
import { foldMuted } from '../../../renderer/features/conversation/foldMuted'
import type { MessageView } from '../../../renderer/state/views'

const message = (
  id: string,
  author: string,
  words: MessageView['words'] = { kind: 'text', text: id },
): MessageView => ({
  id: id as unknown as MessageId,
  author: { member: author as unknown as MemberId, name: author, role: 'member', own: false },
  at: 0,
  replyTo: undefined,
  words,
  editedAt: undefined,
  saved: { here: 'saved', with: [] },
})
const muted = ['Idris' as unknown as MemberId]
const kinds = (messages: readonly MessageView[]) => messages.map(({ words }) => words.kind)

test('the words of who is muted are put away, nobody else’s, and come out when they are asked for', () => {
  const messages = [message('one', 'Anna'), message('two', 'Idris'), message('three', 'Idris')]
  expect(kinds(foldMuted(messages, muted, new Set()))).toEqual(['text', 'folded', 'folded'])
  expect(JSON.stringify(foldMuted(messages, muted, new Set()))).not.toContain('two"}')
  expect(kinds(foldMuted(messages, muted, new Set([messages[2]!.id])))).toEqual(['text', 'folded', 'text'])
  expect(foldMuted(messages, [], new Set())).toBe(messages)
})

test('what is gone or still coming is told as such', () => {
  const messages = [message('one', 'Idris', { kind: 'takenBack' }), message('two', 'Idris', { kind: 'coming' })]
  expect(kinds(foldMuted(messages, muted, new Set()))).toEqual(['takenBack', 'coming'])
})
