import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BrowserEdition } from '../../../electron/hub/browserEdition'
import { serveBrowserEdition } from '../../../electron/hub/browserEdition'

let folder: string
let edition: BrowserEdition
const others: BrowserEdition[] = []

beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'snug-edition-'))
  folder = join(parent, 'pages')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await mkdir(join(parent, 'pages-of-others'))
  const files = {
    'pages/index.html': '<!doctype html>',
    'pages/assets/index.js': 'export {}',
    'pages/.hidden.js': 'hidden',
    'pages/notes.sqlite': 'of no kind that a page has',
    'secret.json': '"secret"',
    'pages-of-others/secret.json': '"secret"',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(parent, name), text)
  edition = await serveBrowserEdition({ folder, version: '1.2.3' })
})
afterAll(async () => {
  for (const one of [edition, ...others]) await one.close()
  await rm(join(folder, '..'), { recursive: true })
})

type Answer = { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }
/** A request as it is: neither its path nor its headers are put right. */
const ask = (path: string, given: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const { port } = new URL(edition.url)
    const { method = 'GET', headers = {}, body } = given
    const asking = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (part) => (text += String(part)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    asking.on('error', reject)
    asking.end(body)
  })
const OWN = { 'Sec-Fetch-Site': 'same-origin' }

describe('the pages', () => {
  test('are served, under a policy that lets them do nothing but load themselves and talk to their hub', async () => {
    for (const path of ['/', '/index.html', '/assets/index.js?x']) {
      const { status, headers } = await ask(path)
      expect(status).toBe(200)
      const policy = String(headers['content-security-policy'])
      expect(policy.split('; ').sort()).toEqual(
        [
          "base-uri 'none'",
          `connect-src 'self' ${edition.url.replace('http', 'ws')}`,
          "default-src 'none'",
          "font-src 'self'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "img-src 'self' data: blob:",
          "script-src 'self'",
          "worker-src 'self'",
          "style-src 'self'",
          "style-src-attr 'unsafe-inline'",
        ].sort(),
      )
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    }
  })

  test('are all there is: nothing hidden, of another kind, or elsewhere', async () => {
    const outside = [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/assets/../../secret.json',
      '/..%5csecret.json',
      '/../pages-of-others/secret.json',
      '//etc/passwd.json',
      '/.hidden.js',
      '/assets/.%2e/.hidden.js',
      '/notes.sqlite',
      '/assets',
      '/nothing.html',
      '/%00.html',
      '/%ff.html',
      '/%.html',
      `/${'a'.repeat(5_000)}.html`,
    ]
    for (const path of outside) {
      const { status, body } = await ask(path)
      expect([path, status]).toEqual([path, 404])
      expect(body).not.toContain('secret')
    }
  })

  test('are served to this machine’s own name only: not to one that was bound to it (DNS rebinding)', async () => {
    for (const host of ['evil.example', `evil.example:${new URL(edition.url).port}`, 'localhost', '127.0.0.1'])
      expect((await ask('/', { headers: { host } })).status, host).not.toBe(200)
  })

  test('take nothing', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask('/', { method })).status).toBe(405)
  })

  test('go on being served after requests that are none', async () => {
    for (const text of [
      '\r\n\r\n',
      'GET\r\n\r\n',
      `GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
      '\0'.repeat(9),
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(edition.url).port), '127.0.0.1', () => socket.end(text))
        socket.on('error', () => undefined)
        socket.on('close', () => resolve())
        setTimeout(() => socket.destroy(), 300)
      })
    }
    expect((await ask('/')).status).toBe(200)
  })
})

describe('where the hub is, and the token for it', () => {
  test('is told to the own page', async () => {
    const { status, body } = await ask('/snug.json', { headers: OWN })
    expect(status).toBe(200)
    expect(JSON.parse(body)).toEqual({
      url: edition.url.replace('http', 'ws'),
      token: expect.stringMatching(/^[\w-]{43}$/),
      reachable: false,
      addresses: [],
      version: '1.2.3',
    })
  })

  test('is told to nobody else', async () => {
    const strangers = [
      {},
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'none' },
      { ...OWN, Origin: 'https://evil.example' },
      { ...OWN, Origin: 'null' },
    ]
    for (const headers of strangers) {
      const { status, body } = await ask('/snug.json', { headers })
      expect([status, body]).toEqual([403, ''])
      const post = await ask('/reachable', { method: 'POST', headers, body: 'on' })
      expect(post.status).toBe(403)
    }
    expect(edition.hub.reachable).toBe(false)
  })

  test('is another at each start', async () => {
    const again = await serveBrowserEdition({ folder, version: '1.2.3' })
    others.push(again)
    const { token } = (await (
      await fetch(`${again.url}/snug.json`, { headers: { 'sec-fetch-site': 'same-origin' } })
    ).json()) as { token: string }
    const { token: own } = JSON.parse((await ask('/snug.json', { headers: OWN })).body) as { token: string }
    expect(token).not.toBe(own)
  })
})

describe('being reachable', () => {
  const token = async (): Promise<string> =>
    (JSON.parse((await ask('/snug.json', { headers: OWN })).body) as { token: string }).token
  const turn = async (body: string, headers: Record<string, string>): Promise<Answer> =>
    ask('/reachable', { method: 'POST', headers: { ...OWN, ...headers }, body })

  test('is turned on and off by the own page with its token, and by nothing less', async () => {
    expect((await turn('on', {})).status).toBe(403)
    expect((await turn('on', { 'X-Snug-Token': 'guessed' })).status).toBe(403)
    expect(edition.hub.reachable).toBe(false)
    const own = { 'X-Snug-Token': await token() }
    expect(JSON.parse((await turn('on', own)).body)).toMatchObject({ reachable: true })
    expect(edition.hub.reachable).toBe(true)
    expect(JSON.parse((await turn('off', own)).body)).toMatchObject({ reachable: false, addresses: [] })
    await expect(turn('x'.repeat(10_000), own)).rejects.toThrow()
    expect((await ask('/reachable', { headers: OWN })).status).toBe(405)
    expect(edition.hub.reachable).toBe(false)
  })
})

test('a port that is taken does not keep it from being served', async () => {
  const again = await serveBrowserEdition({ folder, version: '1', preferredPort: Number(new URL(edition.url).port) })
  others.push(again)
  expect(again.url).not.toBe(edition.url)
  expect((await fetch(again.url)).status).toBe(200)
})
