import type { Clock } from '#shared/ports/clock.port'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { Problem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'

/** What a part of a room's own side is opened with. */
export type OwnPart = {
  readonly replica: Replica
  readonly profile: ProfileStore
  readonly clock: Clock
  /** It says something else than before. */
  onChange(): void
  onProblem(problem: Problem): void
}
