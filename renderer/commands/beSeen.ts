import { monthOfDoc } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { Seen } from '#shared/sync/replica'
import type { House } from './house'
import { currentSession } from './house'
import type { OwnSide } from './ownSide'
import type { Readable } from './readers'
import { placeOfMessage } from './placeOfMessage'
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
 * Leaves "I was here" in the room on screen, or "I read this" on one of its notes or messages, by name or counted, as one is
 * seen. Throws Problem `not-allowed` for the unseen, and on a keeper.
 */
export const leaveMark =
  (house: House) =>
  async (on?: Readable): Promise<void> => {
    const session = currentSession(house)
    const { replica, choices } = session
    const { seen } = choices.now()
    if (seen === 'unseen') throw new Problem('not-allowed', 'who is unseen leaves no mark')
    const placeOf = (one: Readable) => {
      if ('message' in one) return { of: one.message, month: placeOfMessage(session, one.message).month }
      const { id, in: doc } = foundingOf(replica, one.note)
      return { of: id, month: monthOfDoc(doc) }
    }
    const { stored } = await replica.appendTalk({ kind: 'mark', as: seen, ...(on ? placeOf(on) : {}) })
    await stored
  }
