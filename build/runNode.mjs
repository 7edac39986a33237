// Builds what is needed and runs one of the programs in out/node: `node build/runNode.mjs demo|hub …`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, installPackages, root } from './setUp.mjs'

const [name, ...rest] = process.argv.slice(2)
installPackages()
build()
const child = spawn(process.execPath, [join(root, `out/node/${name}.js`), ...rest], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
