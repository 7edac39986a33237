import type { MessageId } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import { showCompany } from './beSeen'
import type { House } from './house'
import { currentSession } from './house'

/** Keeps in mind, on this machine alone, that an edition of the room on screen was opened. */
export const openedEdition =
  (house: House) =>
  (edition: MessageId): void => {
    const session = currentSession(house)
    const { opened } = session.choices.now()
    if (opened.includes(edition)) return
    const there = new Set(session.replica.editions().map(({ id }) => id))
    // Those that are gone are forgotten.
    const kept = session.choices.change({ opened: [...opened.filter((one) => there.has(one)), edition] })
    showCompany(house, session)
    kept.catch((error: unknown) => house.screen.problem(asProblem(error)))
  }
