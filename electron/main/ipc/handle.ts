import { ipcMain } from 'electron'
import type { Channel, Input, Output } from '#shared/ipc/channels'
import { channels } from '#shared/ipc/channels'
import { asProblem } from '#shared/protocol/problem'

/**
 * Registers the one handler of a channel. Who asks must be the top frame of our own page; what goes in and out must fit
 * the channel's schema. The page hears only that it was refused: no path, no stack.
 */
export const handle = <Name extends Channel>(
  name: Name,
  isOwnPage: (url: string) => boolean,
  handler: (...input: Input<Name>) => Output<Name> | Promise<Output<Name>>,
): void => {
  const { input, output } = channels[name]
  ipcMain.handle(name, async (event, ...given: unknown[]) => {
    const frame = event.senderFrame
    if (!frame || frame.parent !== null || !isOwnPage(frame.url)) throw new Error(`${name}: not for this page`)
    const parsed = input.safeParse(given)
    if (!parsed.success) throw new Error(`${name}: not what was agreed`)
    try {
      return output.parse(await handler(...(parsed.data as Input<Name>)))
    } catch (error) {
      console.error(`${name} failed:`, asProblem(error).message)
      throw new Error(`${name}: failed`)
    }
  })
}
