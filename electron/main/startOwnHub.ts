import { randomBytes } from 'node:crypto'
import { app } from 'electron'
import * as z from 'zod'
import type { Output } from '#shared/ipc/channels'
import { asProblem } from '#shared/protocol/problem'
import type { Hub } from '../hub/startHub'
import { startHub } from '../hub/startHub'
import { keptFile } from './keptFile'

const shape = z.object({ port: z.number().int().min(1).max(65_535), reachable: z.boolean() })

export type OwnHub = {
  access(): Output<'hub:access'>
  setReachable(on: boolean): Promise<Output<'hub:access'>>
  close(): Promise<void>
}

/** The application's own hub, at the port that it had last time: addresses in invitations stay good. */
export const startOwnHub = async (allowedOrigins: readonly string[]): Promise<OwnHub> => {
  const token = randomBytes(32).toString('base64url')
  const kept = keptFile(app.getPath('userData'), 'hub.json', shape)
  // At the first start: any free port, and not reachable.
  const last = kept.read()
  const options = { token, allowedOrigins }
  const startAt = (port: number): Promise<Hub> => startHub({ ...options, port })
  const hub = await startAt(last?.port ?? 0).catch(() => startAt(0))
  if (last?.reachable) {
    // A network that does not allow it now must not keep Snug from starting; the switch shows that it is off.
    await hub
      .setReachable(true)
      .catch((error: unknown) => console.error('not reachable in this network:', asProblem(error).message))
  }
  const keep = (): void => kept.keep({ port: hub.port, reachable: hub.reachable })
  keep()
  const access = (): Output<'hub:access'> => ({
    url: `ws://127.0.0.1:${hub.port}`,
    token,
    reachable: hub.reachable,
    addresses: [...hub.addresses()],
  })
  return {
    access,
    setReachable: async (on) => {
      await hub.setReachable(on)
      keep()
      return access()
    },
    close: () => hub.close(),
  }
}
