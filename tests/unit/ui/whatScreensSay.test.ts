import { describe, expect, test } from 'vitest'
import { Problem } from '#shared/protocol/problem'
import type { MemberId, MessageId } from '#shared/protocol/ids'
import { repliedLine, repliesFrom } from '../../../renderer/features/conversation/repliesLine'
import { reachLine } from '../../../renderer/features/search/reachLine'
import { savedLine } from '../../../renderer/features/conversation/savedLine'
import { createI18n } from '../../../renderer/i18n/context'
import type { MessageView, PersonView } from '../../../renderer/state/views'

const english = createI18n('en', ['en-GB'])
const french = createI18n('fr', ['fr-FR'])
const person = (name: string, own = false): PersonView => ({
  member: name as unknown as MemberId,
  name,
  role: 'member',
  own,
})
const anna = person('Anna')
const idris = person('Idris')
const me = person('Mariam', true)
const message = (author: PersonView, words: MessageView['words'] = { kind: 'text', text: 'Rye or white?' }) =>
  ({ id: 'm', author, at: 0, words }) as unknown as MessageView
const replied = (by: readonly PersonView[], parent?: MessageView) =>
  ({
    kind: 'replied',
    root: 'm' as unknown as MessageId,
    first: 'r' as unknown as MessageId,
    replies: [],
    by,
    parent,
  }) as const

describe('where a message is', () => {
  test('says what is known and nothing more', () => {
    expect(savedLine(english, { here: 'saving', with: [] })).toBe('Saving…')
    expect(savedLine(english, { here: 'saved', with: [] })).toBe('Saved here')
    expect(savedLine(english, { here: 'saved', with: ['Anna', 'Idris'] })).toBe('Saved here, and with Anna and Idris')
    expect(savedLine(french, { here: 'saved', with: ['Anna'] })).toBe('Enregistré ici, et chez Anna')
  })

  test('never calls saved what is not on disk here, whoever else has it', () => {
    expect(savedLine(english, { here: 'failed', with: ['Anna'] })).toMatch(/^Could not be saved yet/)
    expect(savedLine(english, { here: 'saving', with: ['Anna'] })).toBe('Saving…')
    expect(savedLine(english, { here: 'partly', with: ['Anna'] })).toMatch(/^Not all of this was saved/)
  })
})

describe('how far a search has come', () => {
  const since = new Date(2025, 4, 3).getTime()
  const read = { since, isComplete: true, absent: 0 }

  test('is said until everything on this machine has been read', () => {
    expect(reachLine(english, { ...read, isComplete: false })).toBe(
      'Searched back to 3 May 2025 so far; older messages are still being read.',
    )
    expect(reachLine(english, { since: undefined, isComplete: false, absent: 0 })).toBe(
      'Older messages are still being read.',
    )
    expect(reachLine(english, read)).toBeUndefined()
  })

  test('does not hide what has not arrived, nor what could not be read', () => {
    expect(reachLine(english, { ...read, absent: 1 })).toMatch(/^The words of one message have not arrived/)
    expect(reachLine(french, { ...read, absent: 2 })).toMatch(/^Les mots de 2 messages/)
    const problem = new Problem('database-broken')
    expect(reachLine(english, { ...read, isComplete: false, problem })).toBe(
      'Searched back to 3 May 2025; what is older could not be read.',
    )
  })
})

describe('replies', () => {
  test('are told by name, never by number', () => {
    const replies = [message(anna), message(me), message(anna)]
    expect(repliesFrom(english, replies)).toBe('Replies from Anna and you')
    expect(repliesFrom(english, [message(me)])).toBe('Replies from you')
    expect(repliesFrom(english, undefined)).toBeUndefined()
  })

  test('have each name’s own word in French, and are one’s own when they are', () => {
    expect(repliesFrom(french, [message(anna), message(me), message(idris)])).toBe(
      'Réponses d’Anna, de vous et d’Idris',
    )
    expect(repliesFrom(french, [message(me)])).toBe('Vos réponses')
    expect(repliedLine(french, replied([me], message(anna)))).toMatch(/^Votre réponse à Anna\s: «/)
    expect(repliedLine(french, replied([me]))).toBe('Votre réponse à un message plus ancien')
    expect(repliedLine(french, replied([me], message(anna, { kind: 'takenBack' })))).toBe('Votre réponse dans un fil')
  })

  test('say to whom and to what', () => {
    expect(repliedLine(english, replied([idris], message(anna)))).toBe('Idris replied to Anna: “Rye or white?”')
    expect(repliedLine(english, replied([idris], message(me)))).toBe('Idris replied to you: “Rye or white?”')
    expect(repliedLine(english, replied([me], message(anna)))).toBe('You replied to Anna: “Rye or white?”')
    expect(repliedLine(english, replied([me], message(me)))).toBe('You replied to yourself: “Rye or white?”')
  })

  test('name who answers themselves once', () => {
    expect(repliedLine(english, replied([anna], message(anna)))).toBe('Anna went on from: “Rye or white?”')
    expect(repliedLine(english, replied([anna, idris], message(anna)))).toBe(
      'Anna and Idris replied to Anna: “Rye or white?”',
    )
    expect(repliedLine(french, replied([anna], message(anna)))).toMatch(/^Suite d’Anna à\s: «\sRye or white\?\s»$/)
  })

  test('do not pretend to know words that are gone, coming or further back', () => {
    expect(repliedLine(english, replied([idris], message(anna, { kind: 'takenBack' })))).toBe(
      'Idris replied in a thread',
    )
    expect(repliedLine(english, replied([idris]))).toBe('Idris replied to an earlier message')
  })
})
