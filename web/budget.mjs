// Fails the build when the first load's JavaScript is over its budget. Counts the entry and everything that it imports
// at once, gzipped; what is loaded later (charts) is shown, not counted.
import { readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 250;
const folder = 'target/classes/static/';
const manifest = JSON.parse(readFileSync(folder + '.vite/manifest.json', 'utf8'));

const size = (file) => gzipSync(readFileSync(folder + file), { level: 9 }).length;
const first = new Set();
const visit = (key) => {
  const chunk = manifest[key];
  if (first.has(chunk.file)) return;
  first.add(chunk.file);
  (chunk.imports ?? []).forEach(visit);
};
Object.keys(manifest)
  .filter((key) => manifest[key].isEntry)
  .forEach(visit);

const js = (file) => file.endsWith('.js');
const kb = (bytes) => (bytes / 1000).toFixed(1) + ' kB';
const total = [...first].filter(js).reduce((sum, file) => sum + size(file), 0);
const later = Object.values(manifest)
  .map((chunk) => chunk.file)
  .filter((file) => js(file) && !first.has(file));

console.log(`First load: ${kb(total)} of JavaScript, gzipped, of ${BUDGET_KB} kB allowed.`);
later.forEach((file) => console.log(`  later: ${kb(size(file))} ${file}`));
rmSync(folder + '.vite', { recursive: true }); // nobody is to be served it
if (total === 0 || total > BUDGET_KB * 1000) {
  console.error('The first load is over its budget: load more of it later.');
  process.exit(1);
}
