import { once } from '../basics/once.ts';
import type { Kind } from './kinds.ts';
import {
  isGuid,
  isPersonName,
  isWords,
  looksPassword,
  looksRandom,
  looksTyped,
  saysSomething,
} from './secret-values.ts';

/**
 * One kind of value that gives itself away by its shape or by the words before it, beside examples
 * that prove the rule. In `goes` the part between « and » is what is taken out.
 */
export interface ShapeRule {
  readonly id: string;
  readonly kind: Kind;
  /**
   * Linear: bounded runs, or a run that the match itself uses up whether or not it holds. Built where
   * a text first asks for it: few texts do, and patterns with letters of all scripts take long.
   */
  readonly find: () => RegExp;
  /** The text is looked through only where this is true; saves most of the time. */
  readonly cue: (text: string) => boolean;
  /** Which group is the value; the whole match where left out. */
  readonly group?: number;
  readonly holds?: (value: string, text: string, at: number) => boolean;
  readonly goes: readonly string[];
  readonly stays: readonly string[];
}

const has =
  (...cues: readonly string[]) =>
  (text: string): boolean =>
    cues.some((cue) => text.includes(cue));
const matches =
  (cue: RegExp) =>
  (text: string): boolean =>
    cue.test(text);
const hasDigit = (value: string): boolean => /\d/.test(value);

/** Words that come before a secret in a sentence or a command. */
const passwordWords =
  'password|passwd|pwd|passphrase|passcode|passwort|kennwort|wachtwoord|mot de passe|contraseña|senha|parola|hasło|salasana|lösenord|passord|adgangskode|kodeord|heslo|jelszó|şifre|пароль|contrasenya';
/** "for the server", before the verb. */
const gap = `(?: (?:for|of|to|für|zu|zum|zur|pour|de|du|para|voor|van|til|för|per|do|для)(?: [\\p{L}\\d.-]{1,20}){1,4}?(?= (?:is|was|ist|lautet|es|est|è|é)[\\s:]))?`;
/** A verb or a sign between the word and what it is said of. */
const told = once(
  () =>
    new RegExp(
      `^(?:${passwordWords})${gap}\\s{0,3}(?:[:=]|(?:is|was|set to|reset to|updated to|changed to|ist|lautet|es|est|è|é|je|jest|är|er|este|adalah)[\\s:])`,
      'iu',
    ),
);
const guid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

export const secretShapes: readonly ShapeRule[] = [
  {
    id: 'jwt',
    kind: 'token',
    cue: has('eyJ'),
    find: () => /eyJ[\w-]{8,}(?:\.\s{0,2}[\w-]+){0,4}\.?/g,
    holds: (value) => /^[\w-]+\.\s{0,2}[\w-]{8}/.test(value),
    goes: ['bad «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.Ab3dEf6hIj9lMn2p» token'],
    stays: ['eyJhbGciOiJIUzI1NiJ9 is only a header'],
  },
  {
    id: 'pem',
    kind: 'certificate',
    cue: (text) => text.includes('BEGIN ') && /--- ?BEGIN /.test(text),
    find: () =>
      /-{4,5} ?BEGIN [A-Z0-9 ]{3,40}-{4,5}(?:[\s\\nr]{1,8}[A-Za-z-]{3,20}: [^\n\\]{1,200}){0,6}[A-Za-z0-9+/=\s\\:,_-]{16,20000}(?:-{4,5} ?END [A-Z0-9 ]{3,40}-{4,5})?/g,
    goes: [
      '«-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----»',
      '«---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nOR4CSLu4gkk171HrX73HFZG2MQ\n---- END SSH2 ENCRYPTED PRIVATE KEY ----»',
      '«-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2.0\n\nmHVbtUtZd6aA76095OnulGY7gaA8DXN5\n-----END PGP PRIVATE KEY BLOCK-----»',
    ],
    stays: ['-----BEGIN CERTIFICATE----- is missing'],
  },
  {
    id: 'putty-key',
    kind: 'certificate',
    cue: has('Private-Lines:'),
    find: () => /Private-Lines: \d{1,3}\r?\n([A-Za-z0-9+/=\r\n]{40,8000})/g,
    group: 1,
    goes: ['Private-Lines: 1\n«AAAAgQCxqWJb8vYkm3nZ5tU7pLr0aQ2wE4sD6fGhJkLzXcVb»'],
    stays: ['Private-Lines: 1'],
  },
  {
    id: 'authorization-scheme',
    kind: 'authorization',
    cue: matches(/\b(?:bearer|basic|digest|token|apikey|negotiate|ntlm|dpop|ssws|hawk)[\s:]/i),
    group: 1,
    find: () =>
      /\b(?:Bearer|Basic|Digest|Token|ApiKey|Negotiate|NTLM|DPoP|SSWS|Hawk)(?:\s{1,8}|:\s{0,8})([\w.~+/=:-]{8,8192})/gi,
    holds: (value) =>
      !isWords(value) && (hasDigit(value) || /=$|[a-z][A-Z]/.test(value) || value.length >= 32),
    goes: ['Authorization failed: Bearer «aB3dE5fG7hI9»', 'NTLM «TlRMTVNTUAACAAAAdpZJOw==»'],
    stays: ['Token authentication2 required', 'Basic authentication is off', 'Bearer token'],
  },
  {
    id: 'user-info',
    kind: 'password',
    cue: has('@'),
    find: () => /:\/\/([^\s/@:"'<>]{0,200}:[^\s/@"'<>]{1,200})@/g,
    group: 1,
    goes: ['postgres://«svc:Bifgcc267»@db:5432/halo', 'redis://«:Kk0GoF2B»@cache:6379/0'],
    stays: ['https://a.example/x@y'],
  },
  {
    id: 'azure-client-secret',
    kind: 'secret',
    cue: has('Q~'),
    find: () => /(?<![\w.~-])[\w.~-]{3}\dQ~[\w.~-]{31,34}(?![\w.~-])/g,
    goes: ['bad «4bb8Q~Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcDeFgH» here'],
    stays: ['4bb8Q~x'],
  },
  {
    id: 'azure-devops',
    kind: 'token',
    cue: matches(/[a-z2-7]{52}|AZDO/),
    find: () =>
      /(?<![A-Za-z0-9])(?:[a-z2-7]{52}|[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4})(?![A-Za-z0-9])/g,
    holds: hasDigit,
    goes: ['credential «pet2d2fifeujalaqmivlidzbfu55i3b4wxgivjqiiucrsbc62wtj» is bad'],
    stays: ['abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz'],
  },
  {
    id: 'azure-storage-key',
    kind: 'key',
    cue: has('=='),
    find: () => /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==/g,
    holds: (value) => looksRandom(value),
    goes: [
      '«Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcDeFgHiJkLmNoPAb3dEf6hIj9lMn2pQr5tUv8xYz1BcDeFgHiJkLmNoP1q==»',
    ],
    stays: ['Ab3dEf6hIj9lMn2pQr5tUv8x=='],
  },
  {
    id: 'telegram-bot',
    kind: 'token',
    cue: has(':AA'),
    find: () => /(?<!\d)\d{6,12}:AA[\w-]{32,36}(?![\w-])/g,
    goes: ['bot«123456789:AAAb3dEf6hIj9lMn2pQr5tUv8xYz1BcDeFg»/sendMessage'],
    stays: ['12:AAB'],
  },
  {
    id: 'twilio-pair',
    kind: 'token',
    cue: matches(/\bAC[\da-f]{32}/),
    find: () => /\bAC[\da-f]{32}[:\s,;/]{1,3}([\da-f]{32})(?![\da-f])/g,
    group: 1,
    goes: ['Twilio AC0a1b2c3d4e5f60718293a4b5c6d7e8f9:«1a7190b2be0f7cdd13b0aeea895646e8»'],
    stays: ['AC: 12'],
  },
  {
    id: 'asana',
    kind: 'token',
    cue: matches(/\b\d\/\d{16}/),
    find: () => /\b\d\/\d{16}(?:\/\d{16})?:[a-f0-9]{32}\b/g,
    goes: ['«1/1234567890123456:0a1b2c3d4e5f60718293a4b5c6d7e8f9»'],
    stays: ['1/1234567890123456'],
  },
  {
    // https://firebase.google.com/docs/cloud-messaging/auth-server
    id: 'firebase-server',
    kind: 'key',
    cue: has(':APA91b'),
    find: () => /(?<![\w-])[\w-]{11,22}:APA91b[\w-]{40,200}/g,
    goes: ['«AAAAb3dEf6h:APA91bHun4MxP5egoKMwt2KZFBaFUH-1RYqx_ab3dEf6hIj9lMn2pQr5tUv»'],
    stays: ['x:APA91b'],
  },
  {
    id: 'braintree',
    kind: 'token',
    cue: has('access_token$'),
    find: () => /access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}/g,
    goes: ['«access_token$production$0a1b2c3d4e5f6071$0a1b2c3d4e5f60718293a4b5c6d7e8f9»'],
    stays: ['access_token$sandbox$'],
  },
  {
    id: 'mailchimp',
    kind: 'key',
    cue: matches(/-us\d/),
    find: () => /\b[a-f0-9]{32}-us\d{1,2}\b/g,
    goes: ['«0a1b2c3d4e5f60718293a4b5c6d7e8f9-us12»'],
    stays: ['region-us1'],
  },
  {
    id: 'aws-secret',
    kind: 'secret',
    cue: matches(/aws/i),
    find: () => /\baws[\w .:=-]{0,40}?["'\s:=]([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/])/gi,
    group: 1,
    holds: (value) => looksRandom(value, 40),
    goes: [
      'aws secret «wJa1rXUt2FEMI3K7MDENG4bPxRfi5CYEXAMP6LEKE»'
        .replace('wJa1', 'wJ1')
        .replace('6LEKE', '6LEK'),
    ],
    stays: ['aws region eu-central-1'],
  },
  {
    id: 'bitlocker',
    kind: 'key',
    cue: matches(/\d{6}-\d{6}/),
    find: () => /(?<!\d)(?:\d{6}-){7}\d{6}(?!\d)/g,
    goes: ['BitLocker «225146-488030-723428-895782-564317-638885-196358-049448»'],
    stays: ['225146-488030'],
  },
  {
    id: 'command-user',
    kind: 'password',
    cue: matches(/\s-u|--(?:user|proxy-user)/),
    find: () =>
      /(?<=curl\b[^\r\n]{0,300}\s)(?:-u|--user|--proxy-user|-U)[ =]{0,4}["']?[^\s:"']{1,100}:([^\s"']{1,200})/gi,
    group: 1,
    goes: ['curl -u svc:«Fbdcag0775» https://api.example.com', 'curl --user "jo:«pa55»" x'],
    stays: ['curl -u https', 'ls -u a:b'],
  },
  {
    id: 'command-option',
    kind: 'password',
    cue: matches(/--?[a-z]|\/p/i),
    find: () =>
      /(?<![\w-])(?:--?|\/)(?:[a-z]+[-_.])*(?:(?:store|key|src|dest)?pass|[a-z]{0,20}(?:password|passwd)|pwd|pw|token|secret|api-?key|passphrase|access-?key|client-?secret|auth-?token|oauth2-bearer|key)(?:\s{1,4}|[=:]\s{0,2})\\{0,4}["']?((?!-)[^\s"'=&;,)\\]{3,400})/gi,
    group: 1,
    holds: (value, text, at) =>
      looksPassword(value) ||
      looksTyped(value) ||
      looksRandom(value, 16) ||
      (hasDigit(value) && !isWords(value)) ||
      (!isProse(value) && isPasswordOption.test(text.slice(at, at + 60))),
    goes: [
      'tool --password «Gfiejh!223ZuY» --x',
      'docker login -p x --api-key=«a1b2c3d4e5»',
      'wget --password=«Copper-Pan-61» https://x.example',
      'tool --password «regenbogen» --x',
      'keytool -storepass «Copper-Pan-61» -list',
    ],
    stays: [
      '--password-stdin is safer',
      'the option --token is missing',
      '--key value',
      'use --password with care',
    ],
  },
  {
    id: 'command-letter',
    kind: 'password',
    cue: matches(
      /\b(?:curl|https?|sqlcmd|osql|bcp|psexec|ldap\w+|docker|podman|helm|az|oc|plink|pscp|smbclient|mongo\w*|redis-cli|schtasks|xfreerdp|net\s+use|unzip|7za?|zip|rar|certutil|signtool|htpasswd|vault|chpasswd|rclone|dsmod|rdesktop)\b/i,
    ),
    find: () =>
      /(?<![\w.-])(?:(?:sqlcmd|osql|bcp|psexec|ldap\w{1,10}|docker|podman|helm|az|oc|plink|pscp|mongo\w{0,8}|redis-cli|schtasks|unzip|zip|certutil|signtool|dsmod|rdesktop)(?:\.exe)?(?=\s)[^\r\n|]{0,240}?\s(?:-p|-P|-pw|-pwd|-w|-a|\/rp|\/p)\s{1,3}|xfreerdp(?=\s)[^\r\n|]{0,240}?\/p:|(?:7za?|rar)(?:\.exe)?(?=\s)[^\r\n|]{0,240}?\s-p|htpasswd(?=\s)[^\r\n|]{0,60}?\s-\w{0,3}b\w{0,3}\s[^\r\n|]{1,80}?\s[\w.@-]{1,60}\s{1,3}|vault\s{1,3}login\s{1,3}|rclone(?=\s)[^\r\n|]{0,240}?\spass\s{1,3}|smbclient(?=\s)[^\r\n|]{0,240}?%|curl(?=\s)[^\r\n|]{0,240}?\s(?:-E|--cert)\s{1,3}["']?[^\s:"']{1,120}:|https?(?=\s)[^\r\n|]{0,120}?\s-a\s{1,3}["']?[^\s:"']{1,120}:|net\s+use\s[^\r\n|]{0,120}?\\\\\S{1,120}\s{1,3})\\{0,4}["']?([^\s"'/\\-][^\s"'\\]{3,200})/gi,
    group: 1,
    holds: (value) => !isProse(value) && !/^[\w.-]+:\d+$/.test(value),
    goes: [
      'redis-cli -a «Lichen-Rock-27» ping',
      'unzip -P «regenbogen» a.zip',
      '7z x a.7z -p«regenbogen»',
      'htpasswd -b /etc/x jo «Gfiejh!223»',
      'signtool sign /f a.pfx /p «Gfiejh!223» a.exe',
      'vault login «yBv7hCkYbVN3S3fksZU7GbyZPv»',
      'sqlcmd -S srv -U sa -P «Hunter!22» -Q "x"',
      'docker login -u jo -p «Gfiejh!223» reg.example',
      'net use Z: \\\\srv\\share «Gfiejh!223» /user:acme\\jo',
      'curl -E cert.p12:«Gfiejh!223» https://x.example',
    ],
    stays: [
      'docker run -p 8080:80 nginx',
      'az login -p',
      'ldapsearch -w',
      'docker failed to bind -p is in use',
      'vault login failed',
    ],
  },
  {
    id: 'oracle-login',
    kind: 'password',
    cue: has('@'),
    find: () =>
      /(?:(?<![\w/.:@])|(?<=jdbc:oracle:\w{1,6}:))[A-Za-z]\w{1,30}\/([^\s@/"']{4,64})@(?=\/\/|[\w.-]{1,120}:\d{4,5}(?:[:/]|$))/g,
    group: 1,
    goes: [
      'sqlplus jo/«Hunter!22»@//srv:1521/orcl',
      'jdbc:oracle:thin:jo/«Hunter!22»@srv:1521:orcl',
    ],
    stays: ['Cannot find decorator@angular/core@17.1.0', 'import x/core@17.1.0'],
  },
  {
    id: 'crypt-hash',
    kind: 'password',
    cue: has('$'),
    find: () =>
      /(?<![\w$])\$(?:[1567PHy]|2[abxy]?|apr1|sha1|md5|argon2\w{1,2}|pbkdf2[\w-]{0,12}|scrypt|bcrypt[\w-]{0,8})\$[./A-Za-z0-9$=,+-]{12,250}/g,
    goes: [
      'jo:«$apr1$WQ2m2pKs$2UI3Fh2iqF3Fj31BOmISQ9»',
      '«$2b$12$Y8IPRdDZE2Y4k8UE8CmGQOCg0uecW0wim2YAAMgsIMOabcdefgh1»',
    ],
    stays: ['costs $1$', '$5$'],
  },
  {
    id: 'windows-hash',
    kind: 'password',
    cue: matches(/[\da-f]{32}:[\da-f]{32}/i),
    find: () => /(?<![\da-f])[\da-f]{32}:[\da-f]{32}(?![\da-f])/gi,
    goes: ['jo:1001:«aad3b435b51404eeaad3b435b51404ee:31d6cfe0d16ae931b73c59d7e0c089c0»:::'],
    stays: ['aad3b435b51404ee:31d6cfe0d16ae931'],
  },
  {
    id: 'login-pair',
    kind: 'password',
    cue: matches(
      /\bu(?:ser(?:name)?)?:|log-?in:|credential|chpasswd|\bauth\s*=|user\s?\/\s?pass|PASSWORD\s*=\s*N/i,
    ),
    find: () =>
      /(?:\blog-?in:\s{0,3}\S{1,80}\s\/\s|\buser(?:name)?\s?\/\s?pass(?:word)?:\s{0,3}[^\s/]{1,60}\s?\/\s?|\bcredentials? for [^\s:/]{1,60}:|(?<![\w:])[\w.-]{1,40}:(?=[^\s:"']{4,80}["']?\s{1,3}\|\s{0,3}(?:sudo\s)?chpasswd)|\bU(?:ser(?:name)?)?:\s{0,3}\S{1,80}[\s,;/|]{1,4}P(?:W|ass(?:word)?)?:\s{0,3}|\bcredentials?:?\s{1,3}[^\s:/]{1,60}:|\bauth\s{0,2}=\s{0,2}\(\s{0,2}["'][^"']{1,80}["']\s{0,2},\s{0,2}["']|\b\w{0,20}Credential(?:\]::new)?\(\s{0,2}\\{0,4}["'][^"']{1,80}["']\s{0,2},\s{0,2}["']|\bPASSWORD\s{0,3}=\s{0,3}N')([^\s"',;)]{4,200})/gi,
    group: 1,
    holds: (value, text, at) =>
      looksPassword(value) ||
      looksTyped(value) ||
      looksRandom(value, 16) ||
      (!isWords(value) && hasDigit(value)) ||
      (hasDigit(value) && /^(?:log|\w{0,20}Credential[\](])/i.test(text.slice(at, at + 40))),
    goes: [
      'U: jo P: «Gfiejh!223»',
      "requests.get(u, auth=('jo', '«Gfiejh!223»'))",
      'New-Object System.Net.NetworkCredential("jo","«Gfiejh!223»")',
      "CREATE LOGIN jo WITH PASSWORD = N'«Gfiejh!223»'",
      "echo 'jo:«Gfiejh!223»' | chpasswd",
      'Bad credentials for jo:«Gfiejh!223»',
      'Login: jo / «miligark467»',
    ],
    stays: ['credentials are wrong: retry', 'user: jo pass: yes'],
  },
  {
    id: 'code-before-words',
    kind: 'token',
    cue: matches(/code|kode|código|codice/i),
    find: () =>
      /(?<![\w.-])(?:G-)?(\d{4,8})\b(?: (?:is|as|ist|est|es|è|is uw)) (?:[\p{L}]{1,20} ){0,4}?[\p{L}-]{0,24}(?:code|código|codice|kode)\b/giu,
    group: 1,
    goes: [
      'G-«555187» is your Google verification code.',
      'Use «997992» as Microsoft account security code',
    ],
    stays: ['The status is 404 as error code', '4 is a code'],
  },
  {
    id: 'code-behind-words',
    kind: 'token',
    cue: matches(/code|código|codice|kod/i),
    find: () =>
      /\b(?:(?:best[äa]tigungs|sicherheits|anmelde|verifi[sz]ierungs|freischalt|einmal|verificatie|beveiligings|inlog)-?code|code de (?:v[ée]rification|s[ée]curit[ée]|connexion|confirmation)|c[óo]digo de (?:verificaci[óo]n|seguridad|acceso|verifica[çc][ãa]o|seguran[çc]a|acesso)|codice di (?:verifica|sicurezza|accesso)|kod weryfikacyjny)[\s:]{1,3}(?:ist |lautet |est |es |é |è |is |to )?(\d{4,8}|\d{3}[ -]\d{3})(?!\d)/giu,
    group: 1,
    goes: [
      'Ihr Bestätigungscode lautet «668136»',
      'Votre code de vérification est «739861»',
      'Su código de verificación es «739861»',
    ],
    stays: ['Der Bestätigungscode ist falsch', 'code de réponse 404'],
  },
  {
    id: 'recovery-codes',
    kind: 'token',
    cue: matches(/(?:recovery|backup|scratch|emergency|rescue|wiederherstellungs)/i),
    find: () =>
      /\b(?:(?:recovery|backup|scratch|emergency|rescue)[ -]codes?|wiederherstellungscodes?)\b[:\s]{1,6}([A-Za-z0-9]{4,8}-[A-Za-z0-9]{4,8}(?:[\s,;]{1,3}[A-Za-z0-9]{4,8}-[A-Za-z0-9]{4,8}){0,20})/gi,
    group: 1,
    holds: hasDigit,
    goes: ['Recovery codes:\n«dae0-2ae0\n1a2b-3c4d»'],
    stays: ['recovery codes: not-set'],
  },
  {
    id: 'expected-signature',
    kind: 'signature',
    cue: matches(/signature/i),
    find: () =>
      /\bsignature\b[^\r\n]{0,60}?\b(?:expected|got|computed|received|actual|was|is)[:\s]{1,3}["']?([\w+/=]{24,200})/gi,
    group: 1,
    holds: (value) => looksRandom(value, 24) || (/^[\da-f]{32,}$/i.test(value) && hasDigit(value)),
    goes: [
      'Signature mismatch, expected «0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9»',
    ],
    stays: ['signature is missing, expected SignatureMethodElement'],
  },
  {
    id: 'command-words',
    kind: 'password',
    cue: matches(
      /sshpass|net\s+user|cmdkey|mysql|mariadb|psql|PGPASSWORD|plink|ConvertTo-SecureString|IDENTIFIED/i,
    ),
    find: () =>
      /\b(?:sshpass\s+-p\s*|net\s+user\s+\S{1,60}\s+|cmdkey\s[^\r\n]{0,120}\/pass:|(?:mysql(?:dump|admin)?|mariadb(?:-dump)?)\s[^\r\n]{0,120}\s-p|plink\s[^\r\n]{0,80}-pw\s+|ConvertTo-SecureString\s+(?:-(?:String|AsPlainText|Force)\s+){0,3}|IDENTIFIED\s+BY\s+)["']?([^\s"'/-][^\s"']{2,200})/gi,
    group: 1,
    goes: [
      'ConvertTo-SecureString "«Sup3r»" -AsPlainText',
      'sshpass -p «hunter2» ssh x',
      "CREATE USER x IDENTIFIED BY '«hunter2»'",
    ],
    stays: ['mysql -u root', 'net user /domain'],
  },
  {
    id: 'password-in-words',
    kind: 'password',
    cue: matches(new RegExp(`(?:${passwordWords})`, 'i')),
    find: once(
      () =>
        new RegExp(
          `(?<![\\p{L}_-])(?:${passwordWords})${gap}(?:\\s{1,3}(?:is|was|to|set to|reset to|updated to|changed to|ist|lautet|es|est|è|é|je|jest|är|er|este|adalah|of|for \\S{1,60} is))?(?:[\\s:="'“‘(-]|</?(?:b|i|u|code|strong|em|span|pre|kbd|tt|font|td|th|tr)(?: [^<>]{0,80})?>){1,12}([^\\s"'”’)<>]{6,128})`,
          'giu',
        ),
    ),
    group: 1,
    holds: (value, text, at) =>
      looksPassword(value) || (looksTyped(value) && told().test(text.slice(at, at + 160))),
    goes: [
      'Ihr neues Kennwort lautet «Mondhof-8812x»',
      'Votre mot de passe : «Ruisseau-5521k»',
      'Password reset to «Winter#Sun81» for kim',
      'User created with password «Cefgeh!045xNZ» and must change it.',
      '<b>Password:</b> «Agfgba!963OQj»',
      'The new password is: «Gt5!kkdW»',
      'Das Kennwort für den Server ist «Mondhof-8812x»',
    ],
    stays: [
      'Password: must contain 1 upper-case letter, 1 digit and 1 of !?#',
      "Invalid column name 'passwordexpiry2'.",
      'password policy 2.1.3',
      'password Policy-2026 applies',
    ],
  },
  {
    id: 'key-in-words',
    kind: 'key',
    cue: matches(/key|token|secret|credential|signature|session/i),
    find: () =>
      /\b(?:(?:api|access|secret|private|account|shared|client|auth|license|licence|service)[ _-]?(?:key|token|secret)|credentials?|token|secret|signature|session(?: id)?)(?:\s{1,3}(?:is|was|of|for|value|with|provided|supplied|given|used|sent|received)){0,2}["'\s:=(«]{1,4}([\w+/=.~-]{16,400})/gi,
    group: 1,
    holds: (value) =>
      !isGuid(value) &&
      (looksRandom(value, 20) ||
        /^(?=.*\d)(?=.*[a-f])[\da-f]{32,128}$/i.test(value) ||
        looksMixed(value)),
    goes: [
      'Forbidden: api key «41d04296193e30ceada619c0c40044c0» is unknown',
      'token «5zJl1ThzE0fBCYp9mfu4nCobFNmt2X» expired',
      'Invalid API key provided: «GneP3FQ3x3vuWnzxeVw6s3S7XcQvXc45». Look here',
    ],
    stays: ['token authentication2 required', 'Unknown key missing_required_field_1'],
  },
  {
    id: 'code-in-words',
    kind: 'token',
    cue: matches(/\b(?:code|pin|otp|passcode)\b/i),
    find: () =>
      /\b(?:(?:verification|security|one[- ]time|login|sign[- ]?in|access|auth\w*|confirmation|sms|otp|mfa|2fa|two[- ]factor|activation|recovery|backup|reset|your(?: \w{1,20})?)[ -](?:pass)?(?:code|pin)|otp|passcode)(?:\s(?:for \w{1,30}|number))?[\s:=]{0,3}(?:is|was|ist|lautet)?[\s:=]{1,3}(\d{3}[ -]?\d{3,5}|\d{4,10}|[A-Z0-9]{4,6}-[A-Z0-9]{4,6})\b/gi,
    group: 1,
    holds: (value) => hasDigit(value),
    goes: [
      'Your verification code is «862322». It is valid for 5 minutes.',
      'Your code is «839201»',
      'OTP: «123 456»',
    ],
    stays: ['The error code is 500123', 'Your access code is invalid', 'status code 404'],
  },
  {
    id: 'call-with-name',
    kind: 'token',
    cue: has("('", '("', '(`', '(\\"', "(\\'"),
    find: () =>
      /\((?:\\{0,4}["'`])((?:[\w-]{0,40}(?:token|password|passwd|secret|api-?_?key|auth(?:orization)?|cookie|session|jwt|csrf|xsrf|credential)[\w-]{0,20}))\\{0,4}["'`]\s{0,4},\s{0,4}\\{0,4}["'`]([^"'`\\\r\n]{6,4096})/gi,
    group: 2,
    holds: (value) => looksTyped(value) || (/\d|[A-Z].*[a-z]/.test(value) && !isWords(value)),
    goes: [
      "define('DB_PASSWORD', '«Copper-Pan-61»')",
      'localStorage.setItem("token","«uVcie2vhNoROUvuZ6pVIwF6W»")',
      "x.setRequestHeader('X-Api-Key', '«O7xCNK3q8DchvWPKV19aTGjn»')",
    ],
    stays: ['t("token","invalid")', 'f("password", "required")'],
  },
  {
    id: 'script-cookie',
    kind: 'cookie',
    cue: has('document.cookie'),
    find: () => /document\.cookie\s{0,4}=\s{0,4}\\{0,4}["'`][^="'`;]{1,100}=([^;"'`\\]{6,4096})/g,
    group: 1,
    holds: (value) => !/[${+]/.test(value),
    goes: ['document.cookie="halo_auth=«K79Qb3MQAExTj5lq7yiEiwKY»; path=/"'],
    stays: ['document.cookie="theme=dark"'],
  },
  {
    id: 'manual-key',
    kind: 'secret',
    cue: matches(/[A-Z2-7]{4} [A-Z2-7]{4} [A-Z2-7]{4}/),
    find: () => /(?<![A-Za-z0-9])(?:[A-Z2-7]{4}[ -]){3,15}[A-Z2-7]{4}(?![A-Za-z0-9])/g,
    holds: hasDigit,
    goes: ['Enter «6ECO XVWI 46QN FJTM BWED MYEJ 5RL2 CMJT» by hand'],
    stays: ['ABCD EFGH IJKL MNOP'],
  },
  {
    // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
    id: 'device-code',
    kind: 'token',
    cue: matches(/device/i),
    find: () =>
      /\b(?:devicelogin|device)\b[^\r\n]{0,80}?\bcode[:\s]{1,3}([A-Z0-9]{4,5}-?[A-Z0-9]{4,5})(?![A-Za-z0-9])|\bcode[:\s]{1,3}([A-Z0-9]{4}-[A-Z0-9]{4})(?= (?:at|on|in) https?:)/g,
    goes: [
      'To sign in, open https://microsoft.com/devicelogin and enter the code «O2XJHUB3K»',
      'Open https://github.com/login/device and enter code: «WDJB-MJHT»',
      'Enter the code «WDJB-MJHT» at https://github.com/login/device',
    ],
    stays: ['The device code EXPIRED'],
  },
  {
    // https://github.com/zxing/zxing/wiki/Barcode-Contents#wi-fi-network-config-android-ios-11
    id: 'wifi-code',
    kind: 'password',
    cue: has('WIFI:'),
    find: () => /\bWIFI:[^\r\n"]{0,200}?\bP:((?:[^;\\\r\n"]|\\.){1,100});/g,
    group: 1,
    goes: ['WIFI:T:WPA;S:Acme;P:«finidark314»;;'],
    stays: ['WIFI:T:nopass;S:Acme;;'],
  },
  {
    // https://www.cisco.com/c/en/us/support/docs/security-vpn/remote-authentication-dial-user-service-radius/107614-64.html
    id: 'device-settings',
    kind: 'password',
    cue: matches(
      /\b(?:password|secret|key|md5) \d |isakmp|pre-shared|psk|key-string|wifi connect/i,
    ),
    find: () =>
      /(?:\b(?:password|secret|key|md5) \d{1,2} (?=\S*\d)|\b(?:isakmp key|pre-shared-key(?: (?:local|remote|ascii-text))*|psk-secret|psksecret|key-string|wifi connect \S{1,60} password)(?: \d)? ["']?)([^\s"']{6,200})/gi,
    group: 1,
    holds: (value) =>
      hasDigit(value) &&
      !(
        isWords(value) &&
        !looksTyped(value) &&
        /^[a-z\d_.-]+$/.test(value) &&
        /^\d|[_.]/.test(value)
      ),
    goes: [
      'username jo privilege 15 password 7 «e0fc77f96fe9fc»',
      'crypto isakmp key «damadark236» address x',
      'set psksecret «Fonner-Font-33»',
    ],
    stays: ['password 8 characters or more', 'key 3 of table_7'],
  },
  {
    id: 'password-of-a-command',
    kind: 'password',
    cue: matches(
      /\b(?:sqlcmd|osql|isql|winexe|rpcclient|smbclient|smbmap|crackmapexec|lftp|ipmitool|snmp\w*|net\s+use|AUTH|secrets? (?:set|create|add|put))\b/,
    ),
    find: () =>
      /(?:\b(?:sqlcmd|osql)\s[^\r\n|]{0,240}?\s-P|\bipmitool\s[^\r\n|]{0,200}?\s-P\s{1,3}|\bsnmp\w{2,12}\s[^\r\n|]{0,160}?\s-[AX]\s{1,3}|\b(?:winexe|rpcclient|smbclient|smbmap)\s[^\r\n|]{0,160}?-U\s{0,3}["']?[^\s%"']{1,80}%|\blftp\s[^\r\n|]{0,160}?-u\s{1,3}[^\s,]{1,80},|\bnet\s{1,3}use\s[^\r\n|]{0,160}?\/user:\S{1,80}\s{1,3}|\bsecrets? (?:set|create|add|put)\s[^\r\n|]{0,200}?--value[\s=]{1,3}|^AUTH (?:\S{1,60} )?)\\{0,4}["']?([^\s"'\\/-][^\s"'\\]{4,400})/gm,
    group: 1,
    holds: (value) => !isProse(value),
    goes: [
      'sqlcmd -U sa -P«Copper-Pan-61» -S db1',
      'ipmitool -H srv -U jo -P «regenbogen» power status',
      'snmpget -v3 -u jo -A «regenbogen» srv',
      'rpcclient -U "jo%«Copper-Pan-61»" srv',
      'lftp -u jo,«regenbogen» sftp://x.example',
      'net use * \\\\srv\\d$ /user:jo «regenbogen»',
      'az keyvault secret set --name x --value «EZkBhTJkKgTbTmaT2vbYWDSX»',
      'AUTH «Copper-Pan-61»',
    ],
    stays: ['net use /user:jo', 'AUTH failed', 'snmpget -v3 -A'],
  },
  {
    // https://www.rfc-editor.org/rfc/rfc2307 and OpenLDAP's schemes
    id: 'directory-hash',
    kind: 'password',
    cue: has('{'),
    find: () =>
      /\{(?:S?SHA\d{0,3}|S?MD5|CRYPT|PBKDF2[\w-]{0,10}|ARGON2)\}[A-Za-z0-9+/=$.,-]{16,250}/gi,
    goes: ['jo:«{SSHA}Y3JMNkphdjNSdDh6RXkzRWM1aDVGWDdz»'],
    stays: ['use {SSHA} here', '{md5}'],
  },
  {
    id: 'wifi-in-words',
    kind: 'password',
    cue: matches(/wi-?fi|wlan|wpa|wireless|network|guest|router/i),
    find: () =>
      /\b(?:wi-?fi|wlan|wpa[23]?|wireless|network|guest|router)[ -](?:key|pass(?:word|code|phrase)?|pw)(?: is|:|=| ist)\s{0,3}["']?([^\s"'<>]{6,63})/gi,
    group: 1,
    holds: (value) => hasDigit(value) && (looksTyped(value) || !isWords(value)),
    goes: ['the wifi key is «Sisrer-Sint-217»'],
    stays: ['the wifi key is missing', 'network key: unknown'],
  },
  {
    // What most makers of keys have agreed on: their sign, a line, and what only a generator makes.
    id: 'key-with-a-sign',
    kind: 'key',
    cue: matches(/_[A-Za-z0-9]{32}/),
    find: () =>
      /(?<![A-Za-z0-9_-])[a-z][a-z0-9]{1,11}(?:_[a-z0-9]{2,10}){0,2}_([A-Za-z0-9]{32,200})(?![A-Za-z0-9_-])/g,
    group: 1,
    holds: (value) => looksRandom(value),
    goes: ['use acme_live_«P5JeKnykU7MbMaBqAV8wFbpHzhCw3RCxHHhiPcRT» for it'],
    stays: [
      'my_column_name_of_a_very_long_table_that_nobody_reads',
      'main_0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    ],
  },
  {
    id: 'named-by-a-command',
    kind: 'secret',
    cue: matches(/\b(?:setx|set|put|export|login)\b/i),
    find: () =>
      /(?:\bsetx|\b(?:config|configure|secrets?|env|variables?|parameters?|app-?settings) (?:set|put|add)|\bputenv)\s{1,3}[^\r\n"'|]{0,120}?(?<![\w-])([\w./:-]{0,80}(?:token|password|passwd|secret|api_?-?key|access_?-?key|_pw|_pass))\s{1,3}\\{0,4}["']?([^\s"'\\]{6,400})/gi,
    group: 2,
    holds: (value) => !isProse(value),
    goes: [
      'setx HALO_CLIENT_SECRET "«kub4K2F7dwPrDj8wFD4iX9h»"',
      'npm config set //registry.example/:_authToken «umTi9TgyqN2NmKuEVuJE2xYz»',
      'aws configure set aws_secret_access_key «wJa1rXUt2FEMI3K7MDENG4b»',
    ],
    stays: ['config set token is missing', 'env set'],
  },
  {
    id: 'snmp',
    kind: 'secret',
    cue: matches(/snmp/i),
    find: () =>
      /\bsnmp(?:walk|get|-server)?[^\r\n]{0,40}?(?:-c|community)[\s:="']{1,4}([^\s"']{4,64})/gi,
    group: 1,
    holds: (value) => !/^(?:public|private|string|is|was)$/i.test(value),
    goes: ['snmpwalk -v2c -c «Zkj32AZH» host'],
    stays: ['snmp community is missing'],
  },
];

/** Behind one of these nothing but a password stands. */
const isPasswordOption =
  /^(?:--?|\/)(?:[a-z]+[-_])*(?:(?:store|key|src|dest)?pass|password|passwd|pwd|passphrase)\b/i;

/** A word of a sentence, not a password: "--password is missing". */
const isProse = (value: string): boolean =>
  saysSomething(value) ||
  /^(?:and|or|the|an?|to|for|with|in|of|on|by|from|if|then|when|as|at|it|you|your|this|that|option|argument|flag|value|here|file|cannot|requires|expects|takes|prompts|stdin|\W+)[.,;:!?]?$/i.test(
    value,
  );

/** A long word of letters and digits by turns. */
function looksMixed(value: string): boolean {
  return (
    value.length >= 20 &&
    hasDigit(value) &&
    !isWords(value) &&
    !/^[\w-]+(?:\.[\w-]+)+$/.test(value) &&
    /[a-z]/i.test(value)
  );
}

/** Halo's hosted addresses carry the customer's name. */
const tenantHost =
  /(?<![\w-])([a-z0-9-]{1,63})(?=\.(?:halopsa|haloitsm|halocrm|haloservicedesk|haloservicesolutions)\.(?:com|io)(?![\w-]))/gi;
const sharedHosts = new Set('www us-cdn eu-cdn auth support api cdn apps my'.split(' '));

const nameWord = "\\p{Lu}[\\p{L}'’]{1,40}(?:-\\p{Lu}[\\p{L}'’]{1,40})?";

export const personalShapes: readonly ShapeRule[] = [
  {
    id: 'tenant-host',
    kind: 'tenant',
    cue: matches(/\.halo/i),
    find: () => tenantHost,
    holds: (value) => !sharedHosts.has(value.toLowerCase()),
    goes: ['https://«acmebolts».haloitsm.com/auth'],
    stays: ['https://auth.haloservicedesk.com/auth'],
  },
  {
    id: 'tenant-database',
    kind: 'tenant',
    cue: has('.dbo', 'database '),
    find: () =>
      /(?:\bD_([A-Za-z0-9-]{2,60})(?=\.dbo\b)|\bD_([A-Za-z0-9-]{2,60})\b(?=[.\]"'])|\bdatabase ["'“[](?!(?:master|tempdb|msdb|model)\b)([\w-]{2,60})(?=["'”\]]))/gi,
    goes: ['column of D_«Contoso».dbo.FAULTS', 'Cannot open database "«Contoso_Live»" requested'],
    stays: ['dbo.FAULTS', 'database "master" is busy'],
  },
  {
    id: 'tenant-in-words',
    kind: 'tenant',
    cue: matches(/tenant|instance/i),
    find: () => /\b(?:tenant|instance) ["'“‘]([\w-]{3,60})["'”’]/gi,
    group: 1,
    holds: (value) => !isGuid(value),
    goes: ["Tenant '«contosobolts»' not found"],
    stays: ['tenant is missing', "tenant 'x'"],
  },
  {
    id: 'guest',
    kind: 'email',
    cue: has('#EXT#'),
    find: () => /[\p{L}\p{N}._+-]{1,120}#EXT#@[A-Za-z0-9.-]{3,120}/gu,
    goes: ['user «ola_acme.example#EXT#@contoso.onmicrosoft.com» not found'],
    stays: ['#EXT# is part of a name'],
  },
  {
    id: 'email',
    kind: 'email',
    cue: has('@'),
    find: () =>
      /(?<![\p{L}\p{N}_.+%-])[\p{L}\p{N}_.+%'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
    holds: (value) =>
      /\.\p{L}[\p{L}\p{N}-]+$/u.test(value) && !value.endsWith('@haloservicedesk.com'),
    goes: ['to «jürgen@müller.example» failed', '«ilse.brandt@acme.example»'],
    stays: ['Cannot find decorator@angular/core@17.1.0', 'a@b'],
  },
  {
    id: 'email-in-address',
    kind: 'email',
    cue: has('%40'),
    find: () => /(?<![\w.+-])[\w.+-]{1,64}%40[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g,
    goes: ['?q=«ilse%40acme.example»'],
    stays: ['%40media'],
  },
  {
    id: 'email-in-script',
    kind: 'email',
    cue: matches(/\\x40|\\u0040|&#(?:64|x40);/i),
    find: () =>
      /(?<![\w.+-])[\w.+-]{1,64}(?:\\{1,2}x40|\\{1,2}u0040|&#64;|&#x40;)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/gi,
    goes: ['var m="«ola3\\x40acme.example»"'],
    stays: ['\\x40media'],
  },
  {
    id: 'domain-user',
    kind: 'name',
    cue: has('\\'),
    find: () => /(?<![\w\\/:.-])([A-Z][A-Z0-9-]{1,14}\\{1,2}[A-Za-z][\w.-]{1,30})(?![\w\\])/g,
    group: 1,
    holds: (value) =>
      !/^(?:HKLM|HKCU|HKCR|HKU|NT|BUILTIN|IIS|AUTHORITY|SERVICE|APPPOOL|WINDOWS|SYSTEM|PROGRAM)\\/i.test(
        value,
      ) && !/\\[nrtu]\d|\\u[\da-f]{4}/i.test(value),
    goes: ['Login failed for user «ACME\\ibrandt».'],
    stays: ['C:\\Windows\\Temp', 'HKLM\\Software', 'NT AUTHORITY\\SYSTEM'],
  },
  {
    id: 'login-in-words',
    kind: 'name',
    cue: matches(/(?:user|login|account|logon)\b/i),
    find: () =>
      /\b(?:user|login|account|logon)(?:name)?(?: failed)?(?: for(?: user)?)? ?["'‘“]([A-Za-z][\w-]{1,30}(?:[.\\][\w-]{1,30}){1,2})["'’”]/gi,
    group: 1,
    holds: (value) => !/\.(?:[a-z]{2,4}|[A-Z]\w*)$/.test(value) || value.includes('\\'),
    goes: ["Login failed for user '«acme\\ibrandt»'", "user '«ilse.brandt»' is locked"],
    stays: ["account 'settings.json'", "user 'admin' is locked"],
  },
  {
    id: 'distinguished-name',
    kind: 'name',
    cue: matches(/\b(?:CN|UID)=/i),
    find: () =>
      /\b(?:CN|UID)=[^,=\\"<>\r\n]{1,80}(?:,\s?(?:CN|OU|DC|O|L|ST|C|UID|E)=[^,=\\"<>\r\n]{1,80}){1,12}/gi,
    holds: (value) =>
      /\b(?:DC|UID)=/i.test(value) || /^CN=\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+,/u.test(value),
    goes: ['No such object «CN=Ola Lindqvist,OU=Sales,DC=acme,DC=example»'],
    stays: ["issuer CN=R3, O=Let's Encrypt, C=US"],
  },
  {
    id: 'common-name',
    kind: 'name',
    cue: matches(/[;,\s]CN=/),
    find: () =>
      /(?<=[;,\s])CN=("?\p{Lu}[\p{L}'’.-]{1,40}(?: \p{Lu}[\p{L}'’.-]{0,40}){1,3}"?)(?=[:;,\s]|$)/gu,
    group: 1,
    goes: ['ATTENDEE;CN=«Lena Fisch»:mailto:x'],
    stays: ['subject CN=*.example.com'],
  },
  {
    id: 'ip4',
    kind: 'ip',
    cue: hasDigit,
    find: () => /(?<![\w./-])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.]*\d|\.\d)/g,
    holds: (value, text, at) => isForeignAddress(value) && !isVersion(value, text, at),
    goes: ['from «203.0.113.9»', 'Host «10.1.2.30» refused'],
    stays: [
      'Windows 10.0.19045.3803',
      'Version=4.2.0.0',
      'version 4.6.2.2',
      'Chrome/120.0.0.0',
      'v2.1.3.4',
      'Fiddler 4.6.2.2',
    ],
  },
  {
    id: 'ip6-mapped',
    kind: 'ip',
    cue: matches(/::ffff:/i),
    find: () => /::ffff:\d{1,3}(?:\.\d{1,3}){3}(?!\d)/gi,
    goes: ['from «::ffff:203.0.113.9»'],
    stays: ['::ffff:x'],
  },
  {
    id: 'ip6-short',
    kind: 'ip',
    cue: has('::'),
    find: () =>
      /(?<![\w:.])[\da-f]{1,4}(?::[\da-f]{1,4}){0,6}::(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,6})?(?:%[a-z]{2,6}\d{0,3})?(?![\w:])/gi,
    holds: (value) => isForeignAddress(value.replace(/%.*$/, '')),
    goes: ['from «fe80::1ff:fe23:4567:890a%eth0»'],
    stays: ['std::vector', '::1'],
  },
  {
    id: 'ip6',
    kind: 'ip',
    cue: has(':'),
    find: () => /(?<![\w:.-])(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\w:])/gi,
    goes: ['from «2001:db8:85a3:8d3:1319:8a2e:370:7348»'],
    stays: ['12:30:45'],
  },
  {
    id: 'mac',
    kind: 'ip',
    cue: (text) => text.includes(':') || text.includes('-'),
    find: () => /(?<![\w:-])[\da-f]{2}(?:(?::[\da-f]{2}){5}|(?:-[\da-f]{2}){5})(?![\w:-])/gi,
    holds: hasDigit,
    goes: ['device «00:1b:44:11:3a:b7»'],
    stays: ['at 12:30:45'],
  },
  {
    id: 'mac-cisco',
    kind: 'ip',
    cue: matches(/[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}/i),
    find: () => /(?<![\w.])[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}(?![\w.])/gi,
    goes: ['device «0123.4567.89ab»'],
    stays: ['1234.5678'],
  },
  {
    id: 'card',
    kind: 'card',
    cue: hasDigit,
    find: () => /(?<![\w.-])[2-6]\d{3}(?:[ .-]?\d){9,15}(?![\w-]|\.\d)/g,
    holds: isCard,
    goes: ['card «4111.1111.1111.1111»', '«3782 822463 10005» declined'],
    stays: ['4111 1111 1111 1112', 'INC 2026 0001 0002'],
  },
  {
    id: 'iban',
    kind: 'card',
    cue: matches(/[A-Z]{2}\d{2}/),
    find: () =>
      /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])/g,
    holds: isIban,
    goes: ['Pay to «DE89 3704 0044 0532 0130 00»', '«GB82WEST12345698765432»'],
    stays: ['GB82WEST12345698765433'],
  },
  {
    // https://en.wikipedia.org/wiki/Italian_fiscal_code
    id: 'italian-fiscal-code',
    kind: 'card',
    cue: matches(/[A-Z]{6}\d{2}[A-Z]/),
    find: () => /(?<![A-Za-z0-9])[A-Z]{6}\d{2}[ABCDEHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?![A-Za-z0-9])/g,
    goes: ['Codice fiscale «RSSMRA85T10A562S»'],
    stays: ['RSSMRA85X10A562S'],
  },
  {
    id: 'us-ssn',
    kind: 'card',
    cue: matches(/\d{3}-\d{2}-\d{4}/),
    find: () => /(?<![\w-])(?!000|666)[0-8]\d{2}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g,
    goes: ['SSN «219-09-9999»'],
    stays: ['2026-01-31', '123-456-7890x'],
  },
  {
    id: 'uk-ni',
    kind: 'card',
    cue: matches(/[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]/),
    find: () =>
      /(?<![A-Za-z0-9])[A-CEGHJ-PQR-TW-Z][A-CEGHJ-NPQR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])/g,
    goes: ['NI «QQ 12 34 56 C»'],
    stays: ['AB 12 34'],
  },
  {
    id: 'number-with-name',
    kind: 'card',
    cue: matches(
      /\b(?:BSN|SSN|NHS|NINO|CPF|CNPJ|NIF|NIE|DNI|PESEL|AHV|NIR|TIN|VAT|passport|tax id|Steuer)/i,
    ),
    find: () =>
      /\b(?:BSN|SSN|NHS|NINO|CPF|CNPJ|NIF|NIE|DNI|PESEL|AHV|NIR|TIN|VAT|passport|tax id|Steuer-?(?:ID|nummer))(?: (?:number|no\.?|nr\.?))?[\s:#=]{1,3}([A-Z]{0,2}\d[\d ./-]{5,18}[\dA-Z])/gi,
    group: 1,
    goes: ['BSN «111222333»', 'passport no. «X1234567»'.replace('X1234567', '12345678')],
    stays: ['SSN is missing', 'VAT 20 %'],
  },
  {
    // https://en.wikipedia.org/wiki/Telephone_numbers_in_France: five pairs
    id: 'phone-french',
    kind: 'phone',
    cue: matches(/\b0[1-9][ .]\d\d[ .]\d\d/),
    find: () => /(?<![\w.+/-])0[1-9](?:[ .]\d{2}){4}(?![\w-]|\.\d)/g,
    goes: ['Appelez «01 42 68 53 00»'],
    stays: ['01 42 68', '01.42.68.53.00.1'],
  },
  {
    id: 'phone-international',
    kind: 'phone',
    cue: (text) => text.includes('+') || text.includes('00'),
    find: () => /(?<![\w.+:/-])(?:\+|00(?=[1-9]))\d[\d ()/-]{7,18}\d(?![\w-])/g,
    holds: (value) => value.startsWith('+') || /[ ()/-]/.test(value),
    goes: ['call «+44 20 7946 0958»', 'Tel. «0049 30 901820»'],
    stays: ['T09:00:00+00:00', '00123456789'],
  },
  {
    id: 'phone-national',
    kind: 'phone',
    cue: matches(/\d[ ).-]{1,2}\d{2}/),
    find: () =>
      /(?<![\w.+:/#-])(?:\(0?\d{2,5}\) ?\d{3,4}[ -]?\d{3,4}|0\d{1,4}(?:[ /-]| \/ )\d{2,4}(?:[ -]?\d{2,5}){1,3}|[2-9]\d{2}[-.][2-9]\d{2}[-.]\d{4}|[6-9]\d{2}(?: \d{2}){3})(?![\w-]|\.\d| \d)/g,
    holds: (value) => {
      const digits = value.replace(/\D/g, '').length;
      return digits >= 9 && digits <= 13 && !/^\d\d-\d\d-\d{4}/.test(value);
    },
    goes: [
      'Call «020 7946 0958»',
      'or «(555) 123-4567»',
      '«212-555-0142»',
      '«212.555.0142»',
      'llama al «612 34 56 78»',
    ],
    stays: ['01-02-2026', '0 1 2 3', '1767605000', '10 000 000', '612 345 678', '4.30.319.1024'],
  },
  {
    id: 'phone-with-name',
    kind: 'phone',
    cue: matches(/\b(?:tel|phone|mobile|fax|cell|call)\b/i),
    find: () =>
      /\b(?:tel|telephone|phone|mobile|fax|cell)(?: (?:number|no\.?))?[.:\s=]{1,3}(\d[\d ()/-]{6,18}\d)(?![\w-])/gi,
    group: 1,
    goes: ['Phone: «5551234567»'],
    stays: ['phone number is invalid'],
  },
  // Halo's refusals name the agent; the sentence around the name stays.
  {
    id: 'name-of-a-role',
    kind: 'name',
    cue: matches(
      /\b(?:agent|user|contact|customer|client|technician|requester|owner|manager|employee|person|attendee)\b/i,
    ),
    find: once(
      () =>
        new RegExp(
          `\\b(?:[Aa]gent|[Uu]ser|[Cc]ontact|[Cc]ustomer|[Cc]lient|[Tt]echnician|[Rr]equester|[Oo]wner|[Mm]anager|[Ee]mployee|[Pp]erson|[Aa]ttendee) ["'‘“]?(${nameWord}(?: ${nameWord}){1,2})(?=["'’”]?(?: (?:does|has|is|was|can|could|may|will|cannot|not|already|of|from|with)\\b|[.,;:)]|$))`,
          'gu',
        ),
    ),
    group: 1,
    holds: isPersonName,
    goes: ['Agent «Ilse Brandt» does not have access', "User '«Ola Lindqvist»' was not found"],
    stays: ['User Not Found', 'Client Secret is missing', 'User Principal Name is missing'],
  },
  {
    id: 'name-behind-a-verb',
    kind: 'name',
    cue: matches(/\b(?:to|by|for|of|from|hello|hi|dear|hallo)\b/i),
    find: once(
      () =>
        new RegExp(
          `(?:\\b(?:(?:re)?assigned to|created by|updated by|changed by|modified by|deleted by|closed by|opened by|raised by|logged by|owned by|reported by|requested by|approved by|rejected by|locked by|sent (?:to|by)|on behalf of|escalated to|belongs to|signed in as|logged in as)|\\b(?:Hello|Hi|Dear|Hallo|Sehr geehrte[r]?(?: Herr| Frau)?),?) ["'‘“]?(${nameWord}(?: ${nameWord}){1,2})(?![\\p{L}])`,
          'gu',
        ),
    ),
    group: 1,
    holds: isPersonName,
    goes: ['Ticket 42 was assigned to «Ilse Brandt» by the rule', 'Hello «Ola Lindqvist»,'],
    stays: ['assigned to First Line Support', 'created by Halo Integration'],
  },
  {
    id: 'name-with-title',
    kind: 'name',
    cue: matches(
      /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Mme|M\.|Monsieur|Madame|Sr|Sra|Señora?|Dhr|Mevr|Signora?)\b/,
    ),
    find: once(
      () =>
        new RegExp(
          `(?<![\\p{L}])(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Herrn|Frau|Mme|Monsieur|Madame|Sr|Sra|Señora?|Dhr|Mevr|Signora?)\\.? ((?:${nameWord})(?: ${nameWord}){0,2})`,
          'gu',
        ),
    ),
    group: 1,
    holds: (value) => isPersonName(value) || /^\p{Lu}\p{Ll}{2,}$/u.test(value),
    goes: ['Frau «Ilse Brandt-Moser»', 'Dr. «Lindqvist» is away'],
    stays: ['Frau und Mann', 'Dr. who'],
  },
  // The integrator's log names the person in brackets; the sentence around it stays.
  {
    id: 'name-in-brackets',
    kind: 'name',
    cue: has('ailed to '),
    find: () =>
      /\bFailed to [a-z/ ]{3,40}(?:user|contact|agent|customer|person|client|site)s? ?\(([^()\r\n]{1,200})\)/gi,
    group: 1,
    holds: (value) => !/^\d+$/.test(value),
    goes: ['Failed to import user (some.body)'.replace('some.body', '«some.body»')],
    stays: ['Failed to import user (42)'],
  },
  {
    id: 'graph-person',
    kind: 'email',
    cue: matches(/\/users\//i),
    find: once(
      () => new RegExp(`(?<=graph\\.microsoft\\.com\\/[\\w.]{1,10}\\/users\\/)${guid}`, 'gi'),
    ),
    goes: ['https://graph.microsoft.com/v1.0/users/«cbd48e43-f71a-4b93-a1bc-dc8ec42504bb»/manager'],
    stays: ['https://help.example.com/api/Attachment/7d444840-9dc0-11d1-b245-5ffdce74fad2'],
  },
];

/** Not this computer, not a label and not the whole network. */
export function isForeignAddress(value: string): boolean {
  if (value.includes(':'))
    return (
      !/^(?:::1?|100::[\da-f]*)$/i.test(value) &&
      /\d/.test(value) &&
      /^[\da-f:.]+$/i.test(value) &&
      value.split(':').length >= 3
    );
  const parts = value.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !(part <= 255)) || value === '') return false;
  const [first = 0] = parts;
  return first !== 0 && first !== 127 && first !== 255;
}

/** "version 4.6.2.2", "Fiddler 4.6.2.2", "Version=4.2.0.0", "2.1.0.0": four numbers that are no address. */
function isVersion(value: string, text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at);
  return (
    /(?:upgrad|downgrad|version)\w*[^.;\r\n]{0,12}(?:\d+(?:\.\d+){3} (?:to|and|or) )?$/i.test(
      text.slice(Math.max(0, at - 60), at),
    ) ||
    /(?:version|ver|build|release|agent|client|assembly|firmware|v|product|update|module|package|driver|runtime|framework|section|chapter|clause|paragraph|article|appendix|figure|table|rule|step|oid|bios|kernel|patch|sdk)["']?[\s:=/"'(]{0,4}$/i.test(
      before,
    ) ||
    /(?:Fiddler|Chrome|Edge|Firefox|Safari|Halo\w*|Windows|Office|Outlook|SQL Server|Electron|Postman|Charles|WebInspector|\.NET)[\s/]{1,2}$/i.test(
      before,
    ) ||
    (value.endsWith('.0') &&
      !/\b(?:ip|host|server|address|from|client|subnet|network)\W{0,4}$/i.test(before))
  );
}

/**
 * Card numbers have 15 or 16 digits (13, 14 and 19 only where they are written in groups) and pass
 * Luhn's check.
 */
function isCard(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number);
  if (digits.length !== 15 && digits.length !== 16 && text.length === digits.length) return false;
  if (new Set(digits).size < 2) return false;
  const sum = digits
    .reverse()
    .reduce(
      (total, digit, place) =>
        total + (place % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2),
      0,
    );
  return sum % 10 === 0;
}

/** ISO 7064, mod 97-10, as ISO 13616 asks for. */
function isIban(text: string): boolean {
  const bare = text.replaceAll(' ', '');
  if (bare.length < 15 || bare.length > 34) return false;
  let rest = 0;
  for (const sign of bare.slice(4) + bare.slice(0, 4)) {
    const number = parseInt(sign, 36);
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97;
  }
  return rest === 1;
}
