import type { NoteId } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { Seen } from '#shared/sync/replica'
import type { House } from './house'
import { currentSession } from './house'
import type { OwnSide } from './ownSide'
import { foundingOf } from './readers'
import { toldPlace } from './toldPlace'

/** Shows who keeps one company in the room on screen. */
export const showCompany = ({ screen }: House, { choices, company, news, report }: OwnSide): void =>
  screen.company({ ...choices.now(), week: company.week(), turnedAway: report.view(), since: news.since() })

/** How one wants to be seen in the room on screen, from now on. The others are told at once. */
export const beSeen =
  (house: House) =>
  async (seen: Seen): Promise<void> => {
    const session = currentSession(house)
    const kept = session.choices.change({ seen })
    session.replica.setPlace(toldPlace(house.place), seen)
    showCompany(house, session)
    await kept
  }

/**
 * Leaves "I was here" in the room on screen, or "I read this" on one of its notes, by name or counted, as one is seen. Throws
 * Problem `not-allowed` for the unseen.
 */
export const leaveMark =
  (house: House) =>
  async (note?: NoteId): Promise<void> => {
    const { replica, choices } = currentSession(house)
    const { seen } = choices.now()
    if (seen === 'unseen') throw new Problem('not-allowed', 'who is unseen leaves no mark')
    const founded = note && foundingOf(replica, note)
    const about = founded ? { of: founded.id, month: monthOfDoc(founded.in) } : {}
    const { stored } = await replica.appendTalk({ kind: 'mark', as: seen, ...about })
    await stored
  }
