import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'

/** The desktop application, driven over Chromium's own debugging protocol: nothing of a test is inside it. */
export type Desktop = {
  readonly process: ChildProcess
  readonly profile: string
  /** The value of an expression in the page; promises are waited for. Throws what it throws. */
  evaluate<T>(expression: string): Promise<T>
  /** Waits until an expression in the page is truthy, and gives its value. */
  until<T>(expression: string, what: string, ms?: number): Promise<T>
  type(text: string): Promise<void>
  press(key: string): Promise<void>
  screenshot(): Promise<Buffer>
  /** What the application printed. */
  output(): string
  close(): Promise<void>
  /** Ends the process at once, as a crash does. */
  kill(): Promise<void>
}

type Answer = { readonly id?: number; readonly result?: Record<string, unknown>; readonly error?: { message: string } }

const connect = async (url: string): Promise<(method: string, params?: object) => Promise<Record<string, unknown>>> => {
  const socket = new WebSocket(url, { maxPayload: 256 * 1024 * 1024 })
  await once(socket, 'open')
  const waiting = new Map<number, (answer: Answer) => void>()
  let id = 0
  socket.setMaxListeners(0)
  socket.on('message', (data) => {
    const answer = JSON.parse(String(data)) as Answer
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
  })
  return (method, params = {}) =>
    new Promise((resolve, reject) => {
      id += 1
      waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result ?? {})))
      socket.once('close', () => reject(new Error('the application is gone')))
      socket.send(JSON.stringify({ id, method, params }))
    })
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const pageUrl = async (port: string): Promise<string> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const list = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
      type: string
      url: string
      webSocketDebuggerUrl: string
    }[]
    const page = list.find(({ type, url }) => type === 'page' && url.startsWith('app:'))
    if (page) return page.webSocketDebuggerUrl
    await pause(100)
  }
  throw new Error('the application opened no window')
}

/** Starts the desktop application: `command` is its binary, with what must stand before the switches. */
export const openDesktop = async (
  command: readonly [string, ...string[]],
  options: { readonly profile?: string; readonly args?: readonly string[]; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Desktop> => {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'snug-desktop-')))
  const [binary, ...first] = command
  // The oldest runtime that Snug runs on has Ed25519 behind a switch; as root there is no sandbox to start.
  const switches = [
    '--enable-experimental-web-platform-features',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
  ]
  const rooted = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(binary, [...first, ...switches, ...rooted, ...(options.args ?? [])], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it starts ends with it.
    detached: true,
  })
  let printed = ''
  child.stdout.on('data', (data) => (printed += String(data)))
  const port = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the application ended with ${code}:\n${printed}`)))
    child.stderr.on('data', (data) => {
      printed += String(data)
      const found = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(printed)?.[1]
      if (found) resolve(found)
    })
  })
  const send = await connect(await pageUrl(port))

  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = (await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      // The debugger would otherwise be let past the page's policy.
      allowUnsafeEvalBlockedByCSP: false,
    })) as { result: { value: T }; exceptionDetails?: { exception?: { description?: string }; text: string } }
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  const ended = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      process.kill(-(child.pid ?? 0), signal)
      await gone
    }
  }

  return {
    process: child,
    profile,
    evaluate,
    until: async <T>(expression: string, what: string, ms = 20_000): Promise<T> => {
      const end = Date.now() + ms
      while (Date.now() < end) {
        // While a page loads there may be nothing yet for the expression to look at, or not even a page.
        const value = await evaluate<T | undefined>(
          `(() => { try { return ${expression} } catch { return undefined } })()`,
        ).catch((error: unknown) => (String(error).includes('execution context') ? undefined : Promise.reject(error)))
        if (value) return value
        await pause(50)
      }
      throw new Error(
        `${what} did not come about; the page says:\n${await evaluate<string>('document.body.innerText')}`,
      )
    },
    type: async (text) => void (await send('Input.insertText', { text })),
    press: async (key) => {
      const text = key === 'Enter' ? '\r' : undefined
      await send('Input.dispatchKeyEvent', {
        type: 'keyDown',
        key,
        code: key,
        text,
        windowsVirtualKeyCode: key === 'Enter' ? 13 : 9,
      })
      await send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key })
    },
    screenshot: async () => Buffer.from((await send('Page.captureScreenshot'))['data'] as string, 'base64'),
    output: () => printed,
    close: () => ended('SIGTERM'),
    kill: () => ended('SIGKILL'),
  }
}

export const removeDesktopProfile = (profile: string): Promise<void> =>
  rm(profile, { recursive: true, force: true, maxRetries: 10 })
