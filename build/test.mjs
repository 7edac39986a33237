// `npm test`: installs what is missing and runs every check. The last line is `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, giveUp, installPackages, root } from './setUp.mjs'

const bin = (path) => join(root, 'node_modules', path)
const totals = { passed: 0, failed: 0, skipped: 0 }
const failures = []
/** What failed and why, told once more at the end: by then its place in the run is far above. */
const reasons = []

const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

const install = (name) => {
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    const { status, stderr } = spawnSync('apt-get', args, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (status !== 0) return stderr
  }
  return undefined
}
const mayInstall = () => process.getuid?.() === 0 && has('apt-get')

/** Chromium for the stories in a real browser: Debian's, installed where that can be done. */
const findChromium = () => {
  const named = process.env.CHROMIUM ?? '/usr/bin/chromium'
  if (existsSync(named)) return named
  if (!mayInstall()) {
    giveUp('The tests need Chromium: install it (Debian: apt-get install chromium), or name one in CHROMIUM.')
  }
  console.log('Installing Chromium for the tests …')
  const complaint = install('chromium')
  if (complaint) giveUp(`Chromium could not be installed:\n${complaint}`)
  return named
}

/** What routers of the stories' own are made with. Without it those stories are left out, and say so. */
const findRouters = () => {
  if (has('nft') || !mayInstall()) return
  const complaint = install('nftables')
  if (complaint) console.log(`nftables could not be installed:\n${complaint}`)
}

const say = (text) => console.log(`\n── ${text}`)

/** A check that passes or fails as a whole. */
const check = (name, args) => {
  say(name)
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status === 0) totals.passed += 1
  else {
    totals.failed += 1
    failures.push(name)
  }
}

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
const firstLines = (text) => text.replaceAll(colours, '').split('\n').slice(0, 12).join('\n')

/** What vitest's report says of each test, or file, that failed. */
const reasonsIn = ({ testResults }) =>
  testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    const whole = failed.length === 0 && message ? [`${name}\n${firstLines(message)}`] : []
    return [
      ...whole,
      ...failed.map((one) => `${name} > ${one.fullName}\n${firstLines(one.failureMessages.join('\n'))}`),
    ]
  })

/** What one of vitest's projects is run by, and where its report will lie. */
const runOf = (project) => {
  const folder = mkdtempSync(join(tmpdir(), 'snug-test-'))
  const report = join(folder, 'report.json')
  const args = [bin('vitest/vitest.mjs'), 'run', '--config', 'build/vitest.config.ts', '--project', project]
  const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', report]
  return { project, folder, report, args: [...args, ...reporters] }
}

/** Each of its tests counts. A run that ends without a report counts as one failure. */
const count = ({ project, folder, report }, status) => {
  if (existsSync(report)) {
    const results = JSON.parse(readFileSync(report, 'utf8'))
    const { numPassedTests, numFailedTests, numPendingTests } = results
    reasons.push(...reasonsIn(results))
    totals.passed += numPassedTests
    totals.failed += numFailedTests
    totals.skipped += numPendingTests
    if (numFailedTests > 0) failures.push(project)
    // A file that can't even be read has no tests that could fail, and unhandled errors belong to none.
    else if (status !== 0) {
      totals.failed += 1
      failures.push(`${project} (outside of its tests)`)
    }
  } else {
    totals.failed += 1
    failures.push(`${project} (no report)`)
  }
  rmSync(folder, { recursive: true, force: true })
}

/** Vitest's projects, at once: what the first says is shown as it comes, what the others say once they have ended. */
const vitest = async (projects, env = {}) => {
  const runs = projects.map((project, nth) => {
    const run = runOf(project)
    if (nth === 0) say(project)
    const output = nth === 0 ? 'inherit' : 'pipe'
    const child = spawn(process.execPath, run.args, {
      cwd: root,
      stdio: ['inherit', output, output],
      env: { ...process.env, ...env },
    })
    const printed = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => printed.push(data))
    return { run, printed, nth, ended: once(child, 'close') }
  })
  for (const { run, printed, nth, ended } of runs) {
    const [status] = await ended
    if (nth > 0) {
      say(run.project)
      process.stdout.write(Buffer.concat(printed))
    }
    count(run, status)
  }
}

installPackages()
const chromium = findChromium()
findRouters()
check('types', [bin('typescript/bin/tsc'), '-b'])
check('lint', [bin('oxlint/bin/oxlint')])
check('format', [bin('oxfmt/bin/oxfmt'), '--check'])
await vitest(['rules'])
await vitest(['simulation'])
say('build')
build({ force: true })
await vitest(['e2e', 'screens'], { CHROMIUM: chromium })

for (const reason of reasons) console.log(`\n✗ ${reason}`)
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`)
process.exitCode = totals.failed > 0 ? 1 : 0
