import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { axeFindings } from './axeFindings'
import type { Profile } from './chromium'
import { openProfile, removeProfile } from './chromium'
import type { Gallery } from './gallery'
import { openGallery, showGalleryScene } from './gallery'

export type Look = { readonly theme?: string; readonly lang?: string; readonly more?: string }

export type GalleryStories = {
  /** The browser's first window. */
  page(): Page
  /** Another window of the same browser. */
  newPage(): Promise<Page>
  /** `more` is added to the address: `&draft=1`. */
  show(scene: string, look?: Look, on?: Page): Promise<void>
  /** What axe finds wrong with what is on screen. */
  findings(): Promise<readonly string[]>
  /** In this story the browser may complain of that. */
  expectComplaints(of: RegExp): void
}

/**
 * The gallery in a browser of its own, for the test file that calls this. After each story the browser must have had
 * nothing to complain of, and no request may have left the gallery's server. `at` stops the clock. `inPlace`: the page is
 * opened once, and scenes replace each other in it; a third of a second less for each than opening it anew. `named`: functions keep their names.
 */
export const galleryStories = (
  options: { readonly at?: Date; readonly inPlace?: boolean; readonly named?: boolean } = {},
): GalleryStories => {
  let gallery: Gallery
  let profile: Profile
  let complaints: string[] = []
  let expected: RegExp | undefined

  const listen = (page: Page): void => {
    page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('request', (request) => {
      // What is in the page's own memory is asked of nobody.
      if (request.url().startsWith('blob:')) return
      if (!request.url().startsWith(new URL(gallery.url).origin)) complaints.push(`asked for ${request.url()}`)
    })
  }

  beforeAll(async () => {
    gallery = await openGallery({ named: options.named ?? false })
    profile = await openProfile({ width: 900, height: 600 })
    if (options.at) await profile.page.clock.setFixedTime(options.at)
    listen(profile.page)
  })
  afterAll(async () => {
    await profile?.close()
    if (profile) await removeProfile(profile.folder)
    await gallery?.close()
  })
  beforeEach(() => {
    complaints = []
    expected = undefined
  })
  afterEach(() => {
    const told = complaints.filter((text) => !text.includes('favicon') && !/404/.test(text) && !expected?.test(text))
    expect(told).toEqual([])
  })

  return {
    page: () => profile.page,
    newPage: async () => {
      const page = await profile.context.newPage()
      listen(page)
      return page
    },
    show: async (scene, { theme = 'paper', lang = 'en', more = '' } = {}, on = profile.page) => {
      const query = `?scene=${scene}&theme=${theme}&lang=${lang}${more}`
      if (options.inPlace && on.url().startsWith(gallery.url)) await showGalleryScene(on, query)
      else await on.goto(`${gallery.url}${query}`)
      await on.locator(`html[data-shown="${scene}"] #root > *`).first().waitFor()
    },
    expectComplaints: (of) => {
      expected = of
    },
    findings: () => axeFindings(profile.page),
  }
}
