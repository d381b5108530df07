// What Maven calls: installs the packages when the lock file has changed, then builds, or with `checks` runs types,
// linter, format and tests.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24)) {
  console.error(
    `The dashboard is built with Node.js 20.19, 22.13 or newer; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

const npm = (...args) => {
  const { status } = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
};

const installed = 'node_modules/.installed';
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
if (!existsSync(installed) || readFileSync(installed, 'utf8') !== wanted) {
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  writeFileSync(installed, wanted);
}

if (process.argv[2] === 'checks') {
  npm('run', '--silent', 'check');
  npm('run', '--silent', 'test');
} else {
  npm('run', '--silent', 'build');
}
