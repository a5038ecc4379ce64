// Whether two servers answer the operation of a file with the same data, byte for byte. Prints the bytes of the data, or fails with the place where they part.
// Usage: node same.mjs <file> <address> <address>
import { readFileSync } from 'node:fs';
import { ask } from './facts.mjs';

const [file, ...addresses] = process.argv.slice(2);
const [one, other] = await Promise.all(addresses.map(async address => JSON.stringify(await ask(address, readFileSync(file, 'utf8')))));
if (one !== other) {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  throw new Error(`${file}: the data differ at ${at}: …${one.slice(Math.max(0, at - 60), at + 60)}… and …${other.slice(Math.max(0, at - 60), at + 60)}…`);
}
console.log(Buffer.byteLength(one));
