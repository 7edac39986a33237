import type { RoomId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import type { RoomProjection } from '../state/roomProjection'
import { showCompany } from './beSeen'
import type { Company } from './company'
import { companyKey, openCompany } from './company'
import { watchConcerns } from './concerns'
import type { House } from './house'
import { listRooms } from './listRooms'
import type { NoteVersions } from './noteVersions'
import { historyKey, openNoteVersions } from './noteVersions'
import type { News } from './news'
import { newsKey, openNews } from './news'
import type { KeptChoices } from './roomChoices'
import type { Report } from './report'
import { openReport, reportKey } from './report'
import { choicesKey, openChoices } from './roomChoices'

/** What this machine keeps of a room for its person alone. */
export type OwnSide = {
  readonly news: News
  readonly company: Company
  readonly choices: KeptChoices
  readonly versions: NoteVersions
  readonly report: Report
  close(): void
}

/** To be opened before anybody is linked: the unseen are never seen, not even for a moment. */
export const openOwnSide = async (house: House, replica: Replica, projection: RoomProjection): Promise<OwnSide> => {
  const { profile, store, clock, screen, platform } = house
  const { room } = replica
  const isInSight = (): boolean =>
    house.current === room && house.place?.in === 'conversation' && projection.isAtEnd() && platform.isLookedAt()
  const part = { replica, profile, clock, onProblem: screen.problem }
  const opening = openNews({
    ...part,
    isInSight,
    isMuted: house.isMuted,
    onChange: () => {
      listRooms(house)
      showOwn()
    },
  })
  const gathering = openCompany({ ...part, onChange: () => showOwn() })
  const reporting = openReport({ ...part, onChange: () => showOwn() })
  // Side by side: nothing of the room is shown before.
  const [choices, news, company, report] = await Promise.all([
    openChoices(profile, room),
    opening,
    gathering,
    reporting,
  ])
  replica.setHere(house.isHere)
  replica.setPlace({ in: 'away' }, choices.now().seen)
  const stopWatching = watchConcerns({
    replica,
    clock,
    isAsked: () => choices.now().notify === 'mentions',
    isMuted: house.isMuted,
    tell: (concern) => {
      // Whoever looks at it sees it.
      if (!isInSight()) house.tell(concern)
    },
    onProblem: screen.problem,
  })
  const versions = openNoteVersions({ ...part, store })
  const side: OwnSide = {
    news,
    company,
    choices,
    versions,
    report,
    close: () => {
      versions.close()
      report.close()
      news.close()
      company.close()
      stopWatching()
    },
  }
  const showOwn = (): void => {
    if (house.current === room) showCompany(house, side)
  }
  return side
}

/** Forgets all of it, and what was being written there: the room is no longer on this machine. */
export const forgetOwnSide = async ({ profile, forgetLook }: House, room: RoomId): Promise<void> => {
  forgetLook()
  for (const keyOf of [newsKey, companyKey, choicesKey, reportKey, historyKey])
    await profile.set(keyOf(room), undefined)
  for (const key of (await profile.all(`draft/${room}/`)).keys()) await profile.set(key, undefined)
}
