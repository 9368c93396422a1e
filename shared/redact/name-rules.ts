import type { Kind } from './kinds.ts';

/**
 * What names of headers, parameters, fields, columns and inputs say about their values. All are
 * compared as small letters without accents (see wordsOf). Sources: the sanitisers of Chrome,
 * Cloudflare, Google and Okta for HAR files, gitleaks' generic rule, the fields of Halo's own API
 * description (https://haloitsm.com/apidoc).
 */

function of(kind: Kind, list: string): readonly (readonly [string, Kind])[] {
  // All names at once: one by one they would take as long as all else that a start of `redact` does.
  return withoutAccents(list)
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => [name.replaceAll('~', ' '), kind] as const);
}

/** Without accents, and without signs that nobody sees; full-width letters become plain ones. */
export function withoutAccents(text: string): string {
  return isAscii(text)
    ? text
    : text
        .normalize('NFKD')
        .replace(/\p{M}|\p{Cf}/gu, '')
        .replaceAll('ı', 'i');
}

// oxlint-disable-next-line no-control-regex
export const isAscii = (text: string): boolean => /^[\u0000-\u007f]*$/.test(text);

/** Words for "password" that are a name of their own or the last word of one. */
const passwords = `
  password passwords passwd pwd pswd passwrd pw passcode passphrase passkey pass~phrase pass~code pass~word psk
  passwort passworter kennwort kennworter losungswort zugangskennwort kennwoerter passwoerter
  motdepasse mot~de~passe mdp
  wachtwoord wachtwoorden contrasena contrasenas contrasenya clave senha palavrapasse palavra~passe
  haslo hasło parola parole salasana heslo jelszo losenord passord adgangskode kodeord adgangsord parool
  slaptazodis lozinka geslo sifre parolasi fjalekalim lykilord matkhau mat~khau katasandi kata~sandi katalaluan wagwoord
  пароль парола лозинка κωδικός συνθηματικό 密码 密碼 口令 暗証番号 パスワード 비밀번호 암호 סיסמה סיסמא
  رمز~عبور كلمة~السر كلمة~المرور گذرواژه پاس~ورڈ رหัสผ่าน रหस्यशब्द पासवर्ड पासवर्ड् পাসওয়ার্ড கடவுச்சொல்
  పాస్‌వర్డ్ ಪಾಸ್ವರ್ಡ್ પાસવર્ડ ਪਾਸਵਰਡ contrasinal pasahitza zaporka salasona parol пароли гасло кодове~слово кодовое~слово нууц~үг
  құпиясөз құпия~сөз κωδικός~πρόσβασης პაროლი գաղտնաբառ cyfrinair pasfhocal pasvorto nenosiri neno~la~siri parola~d~ordine code~secret
  codigo~secreto 合言葉 登录密码 支付密码 ពាក្យសម្ងាត់ ລະຫັດຜ່ານ toegangscode zugangscode
  clave~secreta clave~de~acceso clave~de~usuario chiave~di~accesso codice~di~accesso codigo~de~acceso code~d~acces`;

/** Words that mean nothing but a password, wherever they stand in a name. */
export const passwordWords: ReadonlySet<string> = new Set(
  withoutAccents(
    `passwort passworter kennwort kennworter losungswort motdepasse wachtwoord wachtwoorden contrasena contrasenas contrasenya senha
    haslo hasło salasana heslo hesla jelszo losenord passord adgangskode kodeord slaptazodis lozinka sifre sifreniz parola userpass
    contrasinal pasahitza zaporka nenosiri pasvorto parole
    пароль пароля лозинка パスワード 비밀번호 密码 密碼 סיסמה סיסמא סיסמת`,
  ).split(/\s+/),
);

/**
 * Words for "password" that more letters may follow: an article, a case, whose it is (`lösenordet`,
 * `salasanasi`, `паролем`, `密码确认`).
 */
export const passwordStems: readonly string[] = withoutAccents(
  `passwort kennwort wachtwoord contrasen lösenord passord adgangskod kodeord salasana salasõna lykilorð slaptažod fjalëkalim
  lozink zapork jelsz парол пароль şifre şifrə 密码 密碼 パスワード 비밀번호 סיסמ รหัสผ่าน`,
).split(/\s+/);
/** More letters than these make another word. */
export const longestEnding = 5;

/** The whole name says it. */
export const wholeNames: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...of('password', passwords.replaceAll('~', '')),
  ...of(
    'password',
    'otp totp hotp pin pincode mfacode tfacode 2facode backuppassword currentpassword newpassword userpassword credential credentials totpseed otpseed mfaseed tan mtan smstan phototan pushtan itan enablepassword seedphrase mnemonic unlockcode bcrypt enablesecret recoveryphrase backupphrase',
  ),
  ...of(
    'token',
    'token tokens tok jwt bearer accesstoken refreshtoken idtoken authenticitytoken samlrequest samlresponse samlart relaystate wresult assertion clientassertion saml idtokenhint devicecode usercode ficha jeton',
  ),
  ...of(
    'token',
    'csrf xsrf csrftoken xsrftoken requestverificationtoken recaptchatoken gtoken tokenused xclientdata clientdata verifier codeverifier codechallenge challenge dpop amznoidcdata xamznoidcdata amznoidcidentity pat oauthcode authcode authorizationcode xsrfsig oauthverifier',
  ),
  ...of(
    'secret',
    'secret secrets clientsecret sharedsecret geheimnis geheim secreto segreto segredo geheimwort usg shdf serverdata fcparams facetid vses2 viewstate eventvalidation securitystamp securityanswer secretanswer secrettext otpauth publishprofile publishsettings snmpcommunity communitystring keymaterial sas sastoken sasuri sasurl connectionstring connstring connstr dsn',
  ),
  ...of(
    'key',
    'apikey xapikey appkey appid atkey imageuploadkey apikeyoverride halokey pem rsa dsa ecdsa keypairid clientid cfaccessclientid awsaccesskeyid googleaccessid licensecode licencecode activationcode productactivationkey privatekey',
  ),
  ...of(
    'signature',
    'signature signatures sig hmac xamzsignature xamzcredential xamzsecuritytoken amzsignature amzcredential amzsecuritytoken webhooksignature requestsignature',
  ),
  ...of(
    'session',
    'sid sids jsessionid jsession phpsessid sessionid sessiontoken sessionkey session sess sessid aspnetsessionid connectsid sessionstate sessioncode sessionhandle loginsession mboxsession sessiondata sessionsecret sessioncookie sessionuid sessionguid sessionticket',
  ),
  ...of('authorization', 'authorization proxyauthorization auth xauth authheader authentication'),
  ...of('cookie', 'cookie cookies setcookie'),
  ...of(
    'certificate',
    'clientcert sslclientcert xclientcert clientcertificate forwardedclientcert certificate pfx p12 keystore truststore',
  ),
  ...of('sql', 'sql sqlquery sqlscript reportsql'),
  ...of(
    'tenant',
    'tenant tenantid tenantname dbid databaseid dbname databasename instancename subdomain',
  ),
]);

/** The last word says it, or the last two. */
export const lastWords: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...of('password', passwords),
  ...of(
    'password',
    'pass credential credentials passcodes pins puk otp totp hotp pin seed~phrase totp~seed otp~seed mfa~seed recovery~phrase backup~phrase question~answer lozinka',
  ),
  ...of(
    'secret',
    'secret secrets geheimnis geheimes~wort geheimwort security~stamp security~answer secret~answer',
  ),
  ...of('secret', 'connection~string conn~string connection~strings sas snmp~community'),
  ...of(
    'token',
    'token tokens jwt jwts assertion csrf xsrf verifier authcode kerberos~ticket login~ticket',
  ),
  ...of(
    'token',
    'auth~ticket service~ticket granting~ticket sso~ticket client~principal challenge~response',
  ),
  ...of(
    'key',
    'api~key apikey cle~api cle~d~api clave~api chave~api chiave~api api~schlussel apischlussel apisleutel api~sleutel accesskey privatekey secretkey validationkey integrationkey uploadkey',
  ),
  ...of(
    'session',
    'sessionid session~id sessid session sess jsession session~state session~handle session~key session~uuid session~guid session~hash',
  ),
  ...of('signature', 'signature sig hmac hmac~sha hmac~sha256 hmac~sha1'),
  ...of('cookie', 'cookie cookies'),
  ...of('authorization', 'auth authorization'),
  ...of('certificate', 'client~cert client~certificate'),
]);

/** The last words of names that are two words in a sentence: "Wi-Fi key: …", "κωδικός πρόσβασης: …". */
export const secondWords: ReadonlySet<string> = new Set([
  ...[...lastWords.keys()].flatMap((name) => name.split(' ').slice(1)),
  ...'key keys code codes kode'.split(' '),
]);

/** Anywhere in the name. */
export const fragments: readonly (readonly [string, Kind])[] = [
  ...of(
    'password',
    'password passwort passwd passphrase kennwort wachtwoord motdepasse contrasena credential รหัสผ่าน κωδικουπροσβασης κωδικοςπροσβασης كلمةمرور كلمةالمرور كلمةالسر رمزعبور گذرواژه matkhau katasandi katalaluan 暗証番号 合言葉 пароль 密码 パスワート 비밀번호',
  ),
  ...of(
    'token',
    'csrf xsrf accesstoken authtoken refreshtoken authorizationauxiliary onetimecode verificationcode recoverycode',
  ),
  ...of('secret', 'clientsecret webhooksecret sharedsecret connectionstring'),
  ...of('key', 'apikey privatekey'),
  ...of('session', 'jsessionid phpsessid sessiontoken'),
  ...of('signature', 'hmac'),
];

/** `verification_code`, `smsCode`: a code behind one of these lets somebody in. */
export const codeLeads: ReadonlySet<string> = new Set(
  `verification verify verifying recovery backup auth authorization authentication authenticator security device user sms otp totp
  tfa mfa 2fa fa factor twofactor activation invite invitation pairing pair access confirm confirmation reset time onetime session
  licence license unlock login sign signin signup pass pin scratch emergency email phone oauth grant sso token secret oob magic link
  registration enrollment enrolment challenge door entry gate alarm safe voucher gift bestatigungs sicherheits`.split(
    /\s+/,
  ),
);

/** `storageAccountKey`, `preSharedKey`: a key behind one of these is a secret. */
export const keyLeads: ReadonlySet<string> = new Set(
  `api access private secret shared signing sign encryption decryption encrypt master account storage integration licence license
  subscription auth authorization session sas webhook consumer app application admin service security hmac ssh rsa pgp gpg wifi
  wlan wireless wpa wpa2 preshared manual entry setup recovery activation function functions host deploy deployment machine
  validation instrumentation connection stream publish crypto cipher aes des jwt token login user client device root bot xapi
  bitlocker vpn network radius snmp ftp sftp smtp imap ldap halo upload download serial unlock passwort schlussel
  push server hub iot event escrow`.split(/\s+/),
);

/** `primary_key`, `cacheKey`: a key behind one of these names a place, not a secret. */
export const unlikelyKeys: ReadonlySet<string> = new Set(
  `foreign sort public cache partition row unique lookup translation i18n locale column idempotency surrogate object project issue
  language group parent status product field map hot short hash routing natural composite candidate composed count label locales
  registry reg template message text tab menu widget component setting settings entity item property`.split(
    /\s+/,
  ),
);

/** Harmless although their last word says otherwise. */
export const harmlessNames: ReadonlySet<string> = new Set(
  `tokenexpiry tokenurl tokentype tokenendpoint productkey isprivate privatenote authurl authtype authmethod authinfo authority
  expirestoken passwordexpiry passwordlastset passwordneverexpires passwordpolicy passwordrequired foreignkey sortkey
  publickey maxtokens hastoken haspassword haskey sessiontimeout sessioncount sessionexpiry cookieconsent keycount author authors
  accesscontrolallowcredentials issecret secretname keyname tokencount setcookieaccept authtime signaturevalid publickeytoken
  sessions sessionsperday activesessions opensessions maxsessions cachekey surrogatekey idempotencykey grantsession statekey
  compass bypass encompass sigma saslmechanisms designation prompttokens completiontokens totaltokens inputtokens outputtokens
  reasoningtokens cachedtokens maxcompletiontokens numtokens requiresauth noauth oauth2 oauth useauth mfatype twofactor
  cancellationtoken continuationtoken pagetoken nextpagetoken nexttoken synctoken skiptoken deltatoken pagingtoken
  withcredentials allowcredentials accesscontrolallowheaders`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** As the last word they say something about a secret: `token_type`, `passwordExpiresAt`. */
export const aboutWords: ReadonlySet<string> = new Set(
  `expiry expires expiration expired expire expiring lifetime ttl policy required requirement requirements url uri urls endpoint
  endpoints type types count counts name names length len size min max minimum maximum strength complexity hint changed change
  updated modified created date time timestamp at on in timeout valid validity validated validation status enabled disabled
  format field fields label method methods mode modes error errors message messages description algorithm alg issuer audience
  scope scopes id ids version age attempts attempt index position order prefix suffix source provider providers location path
  file rule rules template options option config usage info limit limits quota rotation history days hours minutes seconds needed
  missing exists present visible hidden shown protected supported allowed unspecified policies reminder mask reason invalid title
  consent banner preferences samesite domain failed failure failures count total remaining used question questions level levels
  page screen form button text~id manager store handler service client request response header headers param parameter`.split(
    /\s+/,
  ),
);

/** As the first word they ask a question: `hasToken`, `requirePassword`. */
export const flagWords: ReadonlySet<string> = new Set(
  'is has have had can should must needs need requires require required use uses allow allows allowed enable enabled enables disable disabled show shows hide force forces max min expires expire no not was will forgot did'.split(
    ' ',
  ),
);

/** Say only which one it is; left out before a name is judged. */
export const trimmings: ReadonlySet<string> = new Set(
  'value values val string str plain plaintext text clear cleartext raw again confirm confirmation confirmed repeat repeated retype verify new old current previous prev original hash hashed encrypted enc encoded b base bytes data input box ctrl control md sha next override hex digest ed es rs hs'.split(
    ' ',
  ),
);

/**
 * Secret only where the value looks like one: these names also stand for harmless things (an
 * error's code, a sort key).
 */
export const doubtfulNames: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...of('email', 'to cc bcc replyto recipient recipients sender'),
  // A person only where the value is written as a person's name is.
  ...of(
    'name',
    `who agent technician assignee requester reporter owner author manager approver creator contact attendee person employee
    supervisor signedby openedby closedby createdby updatedby modifiedby changedby approvedby rejectedby completedby raisedby loggedby
    deletedby lockedby enteredby submittedby assigned naam nome nombre navn namn nimi imie jmeno nev nume isim имя 姓名 氏名 名前 이름 성명`,
  ),
  ...of('token', 'code state nonce ticket access refresh ticketid authid'),
  ...of('key', 'key schlussel chave chiave llave cle'),
  ...of('password', 'pass seed'),
  ...of('secret', 'payload hash salt'),
  ...of('signature', 'sign digest mac'),
]);

/** The hash of one of these tells which build or file it is. */
export const harmlessHashes: ReadonlySet<string> = new Set(
  `build commit content file git asset bundle chunk image source page script style document package manifest tree blob body data
  short revision release artifact layer schema query template`.split(/\s+/),
);

/** A person, or what leads to one. */
export const personNames: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...of(
    'email',
    'email emails emailaddress mail mailaddress useremail emailto emailfrom upn userprincipalname loginhint azureoid fromaddress toaddress contactemail primaryemail workemail oid',
  ),
  ...of(
    'name',
    'username user loginname login networklogin firstname lastname surname forename givenname familyname middlename maidenname nachname vorname fullname nomcomplet nombrecompleto nomecompleto volledigenaam displayname agentname contactname realname personname reportedby assignedtoname entityname clientname customername sitename creatorname companyname company organisationname organizationname organisation organization customer principalname clientprincipalname msclientprincipalname assignedto createdbyname requestername ownername technicianname managername prenom nomdefamille apellido apellidos cognome sobrenome voornaam achternaam fornamn efternamn fornavn etternavn efternavn etunimi sukunimi nazwisko prijmeni vezeteknev keresztnev фамилия отчество samaccountname domainuser',
  ),
  ...of('name', 'msclientprincipalid clientprincipalid'),
  ...of(
    'phone',
    'phone phonenumber phones telephone mobile mobilenumber mobilephone homephone workphone businessphones sitephonenumber fax faxnumber tel telephonenumber handynummer telefon telefonnummer cellphone cell extensionnumber handy handynr mobil mobilnummer mobiltelefon telefonnr telefoonnummer telefoon numerodetelephone numerotelephone portable movil celular telefono telefone puhelin puhelinnumero gsm callbacknumber telefonszam телефон 电话 手机号 電話番号 전화번호',
  ),
  ...of(
    'card',
    'codicefiscale fiscalcode partitaiva curp rut aadhaar ssn iban cardnumber creditcard creditcardnumber pan cvv cvc cvv2 bsn nino ninumber nationalinsurance nationalinsurancenumber socialsecurity socialsecuritynumber taxid taxnumber vatid vatno vatnumber vatregistration uidnumber steuerid steuernummer nif dni nie cpf cnpj passport passportnumber passportno personnummer fodselsnummer cprnummer cpr henkilotunnus rijksregisternummer numerosecu nir pesel bic accountnumber bankaccount bankaccountnumber sortcode routingnumber driverslicense drivinglicence drivinglicense driverslicence nationalid nationalidnumber insurancenumber medicare medicarenumber healthnumber nhsnumber sinnumber steueridnr sozialversicherungsnummer svnummer rentenversicherungsnummer ahvnummer kontonummer',
  ),
  ...of(
    'address',
    'homeaddress postaladdress shippingaddress billingaddress deliveryaddress addressline1 addressline2 addressline street streetaddress postcode postalcode zipcode zip dateofbirth birthdate birthday dob geburtsdatum geburtstag strasse strassenname plz postleitzahl codepostal codigopostal kodpocztowy postnummer adresse direccion endereco indirizzo',
  ),
  ...of('text', 'notehtml detailshtml note details summary emailbody emailbodyhtml bodyhtml'),
  ...of(
    'ip',
    'ipaddress clientip remoteip realip xrealip forwardedfor xforwardedfor cfconnectingip connectingip trueclientip remoteaddress forwarded forwardedhost xforwardedhost macaddress mac',
  ),
]);

/** Headers that say how, not what. */
export const harmlessHeaders: ReadonlySet<string> = new Set([
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-expose-headers',
  'access-control-request-headers',
  'authority',
  ':authority',
  'www-authenticate',
  'proxy-authenticate',
  'cross-origin-embedder-policy',
  'clear-site-data',
  'sec-fetch-site',
  'sec-fetch-user',
  'origin-agent-cluster',
  'author',
  'user-agent',
  'from',
  'host',
  'etag',
  'digest',
  'content-digest',
  'repr-digest',
  'content-md5',
  'traceparent',
  'tracestate',
  'mac',
]);
