import type { Language } from '../../i18n/translate'
import type { WholeRoomView } from '../../state/views'
import { governanceOf } from './governance'
import { anna, mariam, muninn } from './people'
import { roomOf, seenBy } from './room'

/** The same evening, kept by a machine that stays on, as an organiser sees it. */
export const keptRoomOf = (language: Language): WholeRoomView => {
  const room = seenBy(roomOf(language), anna.name, language)
  return {
    ...room,
    governance: governanceOf({ people: [...room.people, muninn], language }, room.me),
    linkedWith: ['Idris Benali', muninn.name],
    keepersLinked: [muninn.member],
  }
}

/** What is to be seen on that machine itself. */
export const keepersRoomOf = (language: Language): WholeRoomView => {
  const me = { ...muninn, own: true }
  const room = seenBy(roomOf(language), me.name, language)
  return {
    ...room,
    me,
    governance: governanceOf({ people: [...room.people, me], language }, me),
    present: room.present.filter(({ person }) => person.member !== mariam.member),
  }
}
