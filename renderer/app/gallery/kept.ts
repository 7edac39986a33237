import type { Language } from '../../i18n/translate'
import type { WholeRoomView } from '../../state/views'
import { governanceOf } from './governance'
import { everyone, muninn } from './people'
import { roomOf } from './room'

/** The same evening, kept by a machine that stays on, as an organiser sees it. */
export const keptRoomOf = (language: Language): WholeRoomView => {
  const people = everyone.map((person) => ({ ...person, own: person.role === 'organiser' }))
  const me = people.find(({ own }) => own) ?? muninn
  const room = roomOf(language)
  return {
    ...room,
    people,
    me,
    governance: governanceOf({ people: [...people, muninn], language }, me),
    present: room.present.map((one) => ({ ...one, person: { ...one.person, own: one.person.member === me.member } })),
    linkedWith: ['Idris Benali', muninn.name],
    keepersLinked: [muninn.member],
  }
}

/** What is to be seen on that machine itself. */
export const keepersRoomOf = (language: Language): WholeRoomView => {
  const me = { ...muninn, own: true }
  const people = everyone.map((person) => ({ ...person, own: false }))
  const room = roomOf(language)
  return {
    ...room,
    people,
    me,
    governance: governanceOf({ people: [...people, me], language }, me),
    messages: room.messages.map((one) => ({ ...one, author: { ...one.author, own: false } })),
    present: room.present
      .filter(({ person }) => !person.own)
      .map((one) => ({ ...one, person: { ...one.person, own: false } })),
  }
}
