import type { ProfileStore } from '#shared/ports/profileStore.port'
import { asProblem } from '#shared/protocol/problem'
import type { House } from '../commands/house'
import type { Notices } from '../commands/notices'
import { openNotices } from '../commands/notices'
import { showRoom } from '../commands/showRoom'
import { createI18n } from '../i18n/context'
import { sayNotice } from './sayNotice'
import type { Parts } from './start'

type Given = Pick<Parts, 'clock' | 'platform' | 'screen' | 'calm' | 'language'> & {
  readonly profile: ProfileStore
  /** Asked only once something is to be told. */
  house(): House
}

/** What the system tells the person of a house's rooms, in their language; a press on it leads to the room. */
export const noticesOf = ({ clock, platform, screen, calm, language, profile, house }: Given): Promise<Notices> =>
  openNotices({
    clock,
    profile,
    calm,
    isLookedAt: platform.isLookedAt,
    rooms: () =>
      [...house().sessions.values()].map(({ replica, choices, news }) => ({
        room: replica.room,
        name: replica.state().name,
        notify: choices.now().notify,
        hasNews: news.has(),
      })),
    notify: (notice) => {
      const said = sayNotice(notice, calm().shows, createI18n(language()))
      if (!said) return
      const { room, ...shown } = said
      const onPress = (): void =>
        void showRoom(house(), room).catch((error: unknown) => screen.problem(asProblem(error)))
      platform.notify({ ...shown, onPress })
    },
    onProblem: screen.problem,
  })
