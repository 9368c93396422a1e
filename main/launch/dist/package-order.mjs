/**
 * What electron-builder orders from fpm by its arguments (https://fpm.readthedocs.io/en/latest/cli-reference.html).
 * @typedef {{
 *   readonly kind: 'deb' | 'rpm', readonly file: string, readonly architecture: string,
 *   readonly files: readonly { readonly from: string, readonly to: string }[],
 *   readonly afterInstall: string | undefined, readonly afterRemove: string | undefined,
 *   readonly control: (kilobytes: number) => string, readonly spec: (afterInstall: string, afterRemove: string) => string,
 * }} PackageOrder
 *   file: what to write; files: `from` on this machine and `to` from the root of the other; the scripts are paths;
 *   control and spec: the description of the package as dpkg-deb and rpmbuild read it
 */

/** The switches without a value, among those electron-builder uses. */
const bare = new Set(['--force', '--debug']);

/** What rpm calls the processors that electron-builder names as Debian does. @type {Readonly<Record<string, string>>} */
const rpmArchitectures = { amd64: 'x86_64', arm64: 'aarch64' };

/**
 * @param {readonly string[]} args
 * @returns {PackageOrder}
 * @throws {Error} where a needed switch is missing, or the package is neither deb nor rpm
 */
export function packageOrder(args) {
  const { switches, rest } = parse(args);
  /** @param {string} name */
  const all = (name) => switches.get(name) ?? [];
  /** @param {string} name */
  const one = (name) => all(name).at(-1) ?? '';
  /** @param {string} name */
  const needed = (name) => one(name) || fail(`fpm was called without ${name}`);
  const kind = needed('-t');
  if (kind !== 'deb' && kind !== 'rpm')
    return fail(`this stand-in for fpm makes deb and rpm, not ${kind}`);
  const version = needed('--version');
  const [synopsis = '', ...description] = one('--description')
    .split('\n')
    .map((line) => line.trim());
  const files = rest.map((pair) => ({
    from: pair.slice(0, pair.lastIndexOf('=')),
    to: pair.slice(pair.lastIndexOf('=') + 1),
  }));
  const named = needed('--architecture');
  const architecture = kind === 'rpm' ? (rpmArchitectures[named] ?? named) : named;
  return {
    kind,
    architecture,
    file: needed('--package'),
    files,
    afterInstall: one('--after-install') || undefined,
    afterRemove: one('--after-remove') || undefined,
    control: (kilobytes) =>
      fields([
        ['Package', needed('--name')],
        ['Version', version],
        ['Architecture', architecture],
        ['Maintainer', needed('--maintainer')],
        ['Installed-Size', String(kilobytes)],
        ['Depends', all('-d').join(', ')],
        ['Recommends', all('--deb-recommends').join(', ')],
        ['Section', one('--category')],
        ['Priority', one('--deb-priority')],
        ['Homepage', one('--url')],
        ['Description', [synopsis, ...description.filter(Boolean)].join('\n ')],
      ]),
    spec: (afterInstall, afterRemove) =>
      [
        fields([
          ['Name', needed('--name')],
          ['Version', version],
          ['Release', '1'],
          ['License', one('--license')],
          ['URL', one('--url')],
          ['Vendor', one('--vendor')],
          ['Packager', one('--maintainer')],
          ['Summary', one('--rpm-summary') || synopsis],
          ['AutoReqProv', 'no'],
          ...all('-d').map((name) => /** @type {const} */ (['Requires', name])),
        ]),
        `%description\n${one('--description').trim()}\n`,
        `%post\n${escaped(afterInstall)}\n`,
        `%postun\n${escaped(afterRemove)}\n`,
        `%files\n${listed(files)}\n`,
      ].join('\n'),
  };
}

/** @param {readonly string[]} args */
function parse(args) {
  /** @type {Map<string, string[]>} */
  const switches = new Map();
  const rest = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (!word.startsWith('-')) rest.push(word);
    else if (!bare.has(word)) switches.set(word, [...(switches.get(word) ?? []), args[++at] ?? '']);
  }
  return { switches, rest };
}

/**
 * @param {readonly (readonly [string, string])[]} pairs those without a value are left out
 * @returns {string}
 */
const fields = (pairs) =>
  pairs
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');

/**
 * rpmbuild reads a percent sign as the start of a macro.
 * @param {string} text
 */
const escaped = (text) => text.replaceAll('%', '%%');

/** @param {PackageOrder['files']} files */
const listed = (files) => files.map(({ to }) => `"${to.replace(/\/$/, '')}"`).join('\n');

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  throw new Error(sentence);
}
