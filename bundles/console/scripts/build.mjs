// Called by Maven: installs what package-lock.json names and builds the console, each only when something it is made
// from has changed. `--test` runs the checks (types, lint, unit tests) instead of the build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'target');
const files = ['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json', 'eslint.config.js', 'index.html'];
const folders = ['src', 'public', 'scripts'];

function* walk(path) {
  for (const name of readdirSync(path).sort()) {
    const child = join(path, name);
    if (statSync(child).isDirectory()) {
      yield* walk(child);
    } else {
      yield child;
    }
  }
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function run(command, args) {
  execFileSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' } });
}

/** Runs the work unless its stamp says that it ended well for the same inputs. */
function unlessDone(stamp, inputs, result, work) {
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  rmSync(stamp, { force: true });
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
}

const modules = join(root, 'node_modules');
unlessDone(join(modules, '.serai-lock'), fingerprint([join(root, 'package-lock.json')]), modules, () =>
  run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']),
);

const test = process.argv.includes('--test');
const inputs = test ? [...folders, 'e2e'] : folders;
const sources = fingerprint([...files.map((name) => join(root, name)), ...inputs.flatMap((name) => [...walk(join(root, name))])]);
if (test) {
  unlessDone(join(target, 'checked.sha256'), sources, modules, () => run('npm', ['run', '-s', 'check']));
} else {
  unlessDone(join(target, 'built.sha256'), sources, join(target, 'classes/console/index.html'), () =>
    run('npm', ['run', '-s', 'build', '--', '--logLevel', 'warn']),
  );
}
