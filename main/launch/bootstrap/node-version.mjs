/**
 * Imported first by launch.mjs, so that an old Node gets one plain sentence instead of a syntax
 * error. The floor is package.json's "engines".
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  const found = process.versions.node;
  process.stderr.write(
    `Halo Troubleshooter needs Node.js 20.19 or newer; this is ${found}. Get it from nodejs.org and try again.\n`,
  );
  process.exit(1);
}
