// Installs the npm packages of package-lock.json and copies what the pages need into wwwroot.
// Called by Assets.targets; a lock file lets two builds run at the same time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const src = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(src, 'node_modules');
const stamp = path.join(modules, '.rupn-assets');
const wwwroot = path.join(src, 'RupnManager.Web', 'wwwroot');
const lock = path.join(src, 'RupnManager.Core', 'obj', 'assets.lock');
const dsfr = path.join(modules, '@gouvfr', 'dsfr', 'dist');
const tenMinutes = 600_000;

function fail(sentence) {
  console.error(`assets.mjs : error RUPN002: ${sentence}`); // a form that MSBuild repeats in its summary
  process.exit(1);
}

function isAbandoned() {
  try {
    if (Date.now() - fs.statSync(lock).mtimeMs > tenMinutes) return true;
    const owner = Number(fs.readFileSync(lock, 'utf8'));
    if (owner) process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

async function acquireLock() {
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  const deadline = Date.now() + tenMinutes;
  while (Date.now() < deadline) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      process.on('exit', () => fs.rmSync(lock, { force: true }));
      return;
    } catch (error) {
      if (!['EEXIST', 'EPERM', 'EBUSY'].includes(error.code)) throw error;
      if (isAbandoned()) fs.rmSync(lock, { force: true });
      await new Promise(resume => setTimeout(resume, 100));
    }
  }
  fail('Une autre construction installe les ressources npm depuis plus de dix minutes / '
    + `Another build has been installing the npm assets for over ten minutes (${lock}).`);
}

function install() {
  const wanted = createHash('sha256').update(fs.readFileSync(path.join(src, 'package-lock.json'))).digest('hex');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return wanted;

  const npm = spawnSync('npm ci --ignore-scripts --no-audit --no-fund --loglevel=error',
    { cwd: src, shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
  if (npm.status !== 0)
    fail('« npm ci » a échoué : npm doit être installé et le registre npm joignable / '
      + '"npm ci" failed: npm must be installed and the npm registry reachable.');
  return wanted;
}

function copyFile(source, target) {
  const bytes = fs.readFileSync(source);
  if (fs.existsSync(target) && fs.readFileSync(target).equals(bytes)) return;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(`${target}.${process.pid}`, bytes);
  fs.renameSync(`${target}.${process.pid}`, target);
}

function copyDsfr(relative, keep = () => true) {
  const source = path.join(dsfr, relative);
  const files = fs.statSync(source).isDirectory()
    ? fs.readdirSync(source, { recursive: true }).map(name => path.join(relative, name))
    : [relative];
  for (const file of files)
    if (keep(file) && fs.statSync(path.join(dsfr, file)).isFile())
      copyFile(path.join(dsfr, file), path.join(wwwroot, 'dsfr', file));
}

await acquireLock();
const installed = install();
for (const file of ['dsfr.min.css', 'dsfr.module.min.js', 'dsfr.nomodule.min.js', path.join('utility', 'utility.min.css')])
  copyDsfr(file);
copyDsfr('icons', name => name.endsWith('.svg'));
copyDsfr('fonts', name => name.endsWith('.woff2'));
copyFile(path.join(modules, 'signature_pad', 'dist', 'signature_pad.umd.min.js'),
  path.join(wwwroot, 'lib', 'signature_pad.umd.min.js'));
fs.writeFileSync(stamp, installed);
