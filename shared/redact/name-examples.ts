/** Names as they are met, for the test that proves the lists. */
export interface NameExamples {
  readonly goes: readonly string[];
  readonly stays: readonly string[];
}

/** Beside the rules of name-rules.ts and not in them: a program needs to read none of this. */
export const nameExamples: NameExamples = {
  goes: `password password2 pwd1 passwort neuesPasswort geheimnis motdepasse mot_de_passe mdp wachtwoord contraseña clave senha hasło
    parola salasana 密码 kennwort pswd passwordHash password_confirmation confirmPassword passwordAgain userPwd ftp_pass ldapBindPw
    login_pass imap_pass basic_pw bearerToken auth_token_value tokenValue apiKeyValue saskey AccountKey sharedAccessKey signingKey
    webhookKey consumerKey encryptedPassword credentialValue auth_key securityStamp verificationCode securityAnswer recoveryCodes
    backupCodes otpauth tfa_code twoFactorCode smsCode connection_string connectionString kerberosTicket licenceCode serial_key
    session_key_value sessionState session_state session_code login_session sessid authkey oauth_verifier device_code recovery_code
    verification_code SAMLart xsrfsig sas tok mboxSession totpSeed manualEntryKey preSharedKey x-otp x-pin x-shopify-hmac-sha256
    cf-access-client-id anti-csrftoken-a2z encryptionKey masterKey passcode passphrase credentials mfa_code jsessionid authorization
    authentication user[pass][0] X-ApiToken pass​word ｐａｓｓｗｏｒｄ heslo lösenord adgangskode jelszó şifre пароль パスワード 비밀번호
    oldPassword passwd_confirm smtpPass dbPassword DB_PASSWORD client-secret AWS_SECRET_ACCESS_KEY x-functions-key
    invite_code senhaAtual hasłoPonownie salasanaUudelleen hesloZnovu parola_noua nyttLösenord session_uuid recovery_phrase
    clé_api cléApi chave_api geheimesWort apiSchlüssel api_sleutel clave_api
    secret_question_answer enable_secret lösenordet adgangskoden salasanasi парольПользователя 密码确认 zaporka apitoken x-apitoken twofactorcode x-twofactorcode
    authenticatorcode remember_token simPuk pop3pass pwdHash смс_пароль
    dpop x-amzn-oidc-data basic_auth resetToken password_reset_token magicLinkToken wifiKey wpa2_psk setupKey`
    .split(/\s+/)
    .filter((name) => name !== ''),
  stays:
    `token_type tokenExpiry passwordPolicy passwordExpiresAt hasToken requirePassword sessionTimeout session_count
    x-session-timeout x-authenticated-mode PublicKeyToken foreign_key cacheKey x-cache-key secretName password_strength
    buildHash commit_hash git_sha cancellationtoken nexttoken barcode zipcode errorcode statuscode
    token_id private_key_id monkey keyboard keyword passenger compass author status_code error_code errorCode country_code
    statusCode postal_code_format maxTokens total_tokens language version title tickettype_id`
      .split(/\s+/)
      .filter((name) => name !== ''),
};
