import { isRecord } from '../basics/json.ts';

/**
 * Words by which an answer says that it failed, in the languages that Halo's customers work in.
 * What an add-on, a proxy or another system writes is not always English. Names and values are
 * written as they are said, with a gap where one may be: case, accents, spaces and signs between
 * the words do not count. A word that may as well be the state of a healthy record ("abgelehnt",
 * "refusé") stands nowhere here.
 */
interface FailureWords {
  /** Fields that say whether it went well. */
  readonly went: readonly string[];
  /** What stands in such a field where it did not. */
  readonly no: readonly string[];
  /** Fields that say how it ended. */
  readonly ended: readonly string[];
  /** What stands in such a field where it ended badly. */
  readonly badly: readonly string[];
  /** Fields that hold an error, where there is one. */
  readonly error: readonly string[];
  /** What stands in such a field where there is none. */
  readonly none: readonly string[];
  /** Answers that say it, and answers that do not, as JSON. */
  readonly examples: { readonly fails: readonly string[]; readonly fine: readonly string[] };
}

export const failureWords: Readonly<Record<string, FailureWords>> = {
  german: {
    went: ['erfolgreich', 'ist erfolgreich', 'erfolg', 'gelungen', 'gespeichert'],
    no: ['nein', 'falsch'],
    ended: ['ergebnis', 'resultat'],
    badly: [
      'fehler',
      'fehlgeschlagen',
      'fehlschlag',
      'gescheitert',
      'nicht erfolgreich',
      'misslungen',
    ],
    error: ['fehler', 'fehler meldung', 'fehler text', 'fehler nachricht', 'fehler beschreibung'],
    none: ['kein', 'keine', 'keiner', 'kein fehler', 'keine fehler', 'nein'],
    examples: {
      fails: [
        '{"erfolgreich":false,"meldung":"Kein Zugriff"}',
        '{"Erfolg":"nein"}',
        '{"status":"fehlgeschlagen"}',
        '{"fehler":"Der Kunde wurde nicht gefunden"}',
        '{"fehler":["Der Kunde wurde nicht gefunden"]}',
        '{"data":{"Fehler-Meldung":{"text":"Kein Zugriff"}}}',
        '{"success":"nein"}',
      ],
      fine: [
        '{"erfolgreich":true}',
        '{"fehler":"keine"}',
        '{"fehler":[]}',
        '{"fehler":null}',
        '{"id":4,"name":"Fehler im Drucker","fehler":"Papierstau"}',
        '{"status":"abgelehnt"}',
      ],
    },
  },
  french: {
    went: ['réussi', 'réussite', 'succès', 'est réussi', 'enregistré'],
    no: ['non', 'faux'],
    ended: ['statut', 'résultat', 'état'],
    badly: ['erreur', 'échec', 'échoué', 'échouée', 'non réussi'],
    error: ['erreur', 'erreurs', 'message erreur', 'message d’erreur'],
    none: ['aucun', 'aucune', 'aucune erreur', 'non', 'néant'],
    examples: {
      fails: [
        '{"réussi":false}',
        '{"r\\u00e9ussi":false}',
        '{"succes":"non","message":"Client introuvable"}',
        '{"statut":"échoué"}',
        '{"erreur":"Accès interdit"}',
      ],
      fine: ['{"réussi":true}', '{"erreur":"aucune"}', '{"statut":"refusé"}', '{"état":"ouvert"}'],
    },
  },
  spanish: {
    went: ['éxito', 'exitoso', 'exitosa', 'es exitoso', 'guardado'],
    no: ['no', 'falso'],
    ended: ['estado', 'resultado'],
    badly: ['error', 'fallo', 'falló', 'fallido', 'fallida', 'fallado', 'erróneo', 'no exitoso'],
    error: ['mensaje error', 'mensaje de error', 'errores'],
    none: ['ninguno', 'ninguna', 'ningún error', 'sin errores', 'no'],
    examples: {
      fails: [
        '{"éxito":false,"mensaje":"No existe"}',
        '{"exito":0}',
        '{"estado":"fallido"}',
        '{"mensajeError":"El cliente no existe"}',
      ],
      fine: ['{"exito":true}', '{"exito":1}', '{"estado":"cerrado"}', '{"errores":[]}'],
    },
  },
  dutch: {
    went: ['geslaagd', 'gelukt', 'succes', 'is geslaagd', 'opgeslagen'],
    no: ['nee', 'onwaar'],
    ended: ['resultaat', 'uitkomst', 'uitslag'],
    badly: ['fout', 'mislukt', 'gefaald', 'niet geslaagd', 'niet gelukt'],
    error: ['fout', 'fouten', 'fout melding', 'fout bericht', 'fout omschrijving'],
    none: ['geen', 'geen fout', 'geen fouten', 'nee'],
    examples: {
      fails: [
        '{"geslaagd":false}',
        '{"gelukt":"nee"}',
        '{"status":"mislukt"}',
        '{"foutmelding":"Geen toegang"}',
      ],
      fine: ['{"geslaagd":true}', '{"fout":"geen"}', '{"uitslag":"gelijk"}'],
    },
  },
  italian: {
    went: ['successo', 'riuscito', 'riuscita', 'con successo', 'salvato'],
    no: ['no', 'falso'],
    ended: ['stato', 'risultato', 'esito'],
    badly: ['errore', 'fallito', 'fallita', 'non riuscito', 'non riuscita'],
    error: ['errore', 'errori', 'messaggio errore', 'messaggio di errore'],
    none: ['nessuno', 'nessuna', 'nessun errore', 'no'],
    examples: {
      fails: ['{"successo":false}', '{"esito":"fallito"}', '{"errore":"Accesso negato"}'],
      fine: ['{"successo":true}', '{"esito":"positivo"}', '{"errore":"nessuno"}'],
    },
  },
  portuguese: {
    went: ['sucesso', 'bem-sucedido', 'com sucesso', 'salvo', 'gravado'],
    no: ['não', 'falso'],
    ended: ['situação', 'estado', 'resultado'],
    badly: ['erro', 'falha', 'falhou', 'fracasso', 'sem sucesso', 'malsucedido'],
    error: ['erro', 'erros', 'mensagem erro', 'mensagem de erro'],
    none: ['nenhum', 'nenhuma', 'nenhum erro', 'sem erros', 'não'],
    examples: {
      fails: [
        '{"sucesso":false,"mensagem":"Sem acesso"}',
        '{"sucesso":"não"}',
        '{"resultado":"falha"}',
        '{"erro":"Cliente inexistente"}',
      ],
      fine: ['{"sucesso":true}', '{"erro":"nenhum"}', '{"resultado":"empate"}'],
    },
  },
  nordic: {
    went: ['lyckades', 'lyckad', 'lykkedes', 'vellykket', 'suksess', 'succé', 'onnistui', 'sparad'],
    no: ['nej', 'nei', 'falsk', 'falskt', 'ei', 'epätosi'],
    ended: ['resultat', 'utfall', 'udfald', 'tila', 'tulos'],
    badly: [
      'fel',
      'feil',
      'fejl',
      'misslyckades',
      'mislyktes',
      'mislykkedes',
      'virhe',
      'epäonnistui',
    ],
    error: [
      'fel meddelande',
      'feil melding',
      'fejl meddelelse',
      'fejl besked',
      'virhe',
      'virhe ilmoitus',
    ],
    none: ['ingen', 'inga', 'inget', 'ingen fel', 'ingen feil', 'ingen fejl', 'ei', 'ei virhettä'],
    examples: {
      fails: [
        '{"lyckades":false}',
        '{"vellykket":"nei"}',
        '{"status":"mislykkedes"}',
        '{"virhe":"Ei oikeutta"}',
        '{"felmeddelande":"Kunden finns inte"}',
      ],
      fine: ['{"lyckades":true}', '{"virhe":"ei"}', '{"resultat":"oavgjort"}', '{"fel":"saknas"}'],
    },
  },
  eastern: {
    went: ['sukces', 'powodzenie', 'úspěch', 'úspěšné', 'sikeres', 'başarılı', 'успех', 'успешно'],
    no: ['nie', 'ne', 'nem', 'hayır', 'нет', 'ложь', 'fałsz'],
    ended: ['wynik', 'výsledek', 'eredmény', 'sonuç', 'durum', 'результат', 'статус'],
    badly: [
      'błąd',
      'niepowodzenie',
      'chyba',
      'selhalo',
      'hiba',
      'sikertelen',
      'hata',
      'başarısız',
      'ошибка',
      'неудача',
    ],
    error: [
      'błąd',
      'komunikat błędu',
      'chyba',
      'hiba',
      'hiba üzenet',
      'hata',
      'hata mesajı',
      'ошибка',
    ],
    none: ['brak', 'nie', 'žádná', 'ne', 'nincs', 'nem', 'yok', 'нет'],
    examples: {
      fails: [
        '{"sukces":false}',
        '{"başarılı":"hayır"}',
        '{"status":"błąd"}',
        '{"ошибка":"Нет доступа"}',
        '{"chyba":"Nemáte přístup"}',
      ],
      fine: ['{"sukces":true}', '{"chyba":"žádná"}', '{"hata":"yok"}', '{"durum":"açık"}'],
    },
  },
  asian: {
    went: ['成功', '是否成功', '성공'],
    no: ['否', '失败', '失敗', 'いいえ', '아니요'],
    ended: ['状态', '結果', '结果', '狀態', '결과'],
    badly: ['失败', '失敗', '错误', '錯誤', 'エラー', '실패', '오류'],
    error: ['错误', '錯誤', '错误信息', 'エラー', 'エラーメッセージ', '오류'],
    none: ['无', '無', '没有', 'なし', '없음'],
    examples: {
      fails: ['{"成功":false}', '{"结果":"失败"}', '{"エラー":"権限がありません"}'],
      fine: ['{"成功":true}', '{"错误":"无"}', '{"结果":"平局"}'],
    },
  },
};

/** Fields in English that say how it ended, and hold words of any language. */
const endedInEnglish = ['status', 'state', 'result', 'outcome', 'response status'];
const wentInEnglish = ['success', 'successful', 'succeeded', 'is success', 'ok', 'is ok', 'saved'];

const all = Object.values(failureWords);
const noneInEnglish = ['', '0', 'null', 'none', 'ok', 'false', 'no', 'n/a'];

/** The words of all languages by what they say, as `plain` has them. */
const tablesOf = () => ({
  went: words([...wentInEnglish, ...all.flatMap((one) => one.went)]),
  no: words(['no', 'n', 'false', '0', ...all.flatMap((one) => one.no)]),
  ended: words([...endedInEnglish, ...all.flatMap((one) => one.ended)]),
  badly: words(all.flatMap((one) => one.badly)),
  errors: words(all.flatMap((one) => one.error)),
  none: words([...noneInEnglish, ...all.flatMap((one) => one.none)]),
  tell: tellOf(
    all.flatMap((one) => [...one.went, ...one.error]),
    all.flatMap((one) => [...one.no, ...one.badly]),
  ),
});

let made: ReturnType<typeof tablesOf> | null = null;
/** Made for the first answer that is looked at: a start, which looks at none, need not wait. */
const tables = () => (made ??= tablesOf());

/** Something stands in the field, and does not say that there is no error. */
function saysError(value: unknown): boolean {
  if (typeof value === 'string') return !tables().none.has(plain(value));
  if (Array.isArray(value)) return value.length > 0;
  return isRecord(value) && Object.keys(value).length > 0;
}

/** How Halo's own records and lists begin: a look at that costs a tenth of a look for the words. */
const ordinary = /^\[?\{"(?:id|page_no|record_count)"/;

/** Whether JSON may say so in one of these languages: spares nearly every answer the parsing. */
export function mayFailInWords(text: string): boolean {
  return !ordinary.test(text) && tables().tell.test(text);
}

/**
 * What a record says of its own failure in other words than English; '' where it only says that it
 * failed, null where it does not. What has an id is a record, whose fields tell of anything.
 */
export function failureInWords(record: Readonly<Record<string, unknown>>): string | null {
  const fields = Object.entries(record).map(([name, value]) => [plain(name), value] as const);
  if (fields.some(([name]) => name === 'id')) return null;
  const { went, ended, badly, errors } = tables();
  const told = fields.find(([name, value]) => errors.has(name) && saysError(value))?.[1];
  // Beside other numbers it counts what went well.
  const counts = fields.filter(([, value]) => typeof value === 'number').length;
  const fails =
    told !== undefined ||
    fields.some(
      ([name, value]) =>
        (went.has(name) && isNo(value) && !(value === 0 && counts > 1)) ||
        (ended.has(name) && typeof value === 'string' && badly.has(plain(value))) ||
        (errors.has(name) && value === true),
    );
  return fails ? (typeof told === 'string' ? told.trim().slice(0, 300) : '') : null;
}

function isNo(value: unknown): boolean {
  return (
    value === false || value === 0 || (typeof value === 'string' && tables().no.has(plain(value)))
  );
}

function words(list: readonly string[]): ReadonlySet<string> {
  return new Set(list.map(plain));
}

/** Letters and digits alone, lower case, without accents. */
function plain(text: string): string {
  return text
    .slice(0, 300)
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A name of these before its colon, or one of these values behind a colon. */
function tellOf(names: readonly string[], values: readonly string[]): RegExp {
  const name = [...new Set(names.map(written))].join('|');
  const value = [...new Set(values.map(written))].join('|');
  return new RegExp(
    `"(?:${name})\\\\?"\\s{0,5}:\\s{0,5}(?:false|true|0\\b|[[{]|\\\\?"[^"\\\\]|\\\\?"\\\\u)|:\\s{0,5}\\\\?"(?:${value})\\\\?"`,
    'i',
  );
}

/** A word as JSON has it: with or without its accents, which may be written as their numbers. */
function written(word: string): string {
  const letters = word.split('').map((letter) => {
    if (/[^\p{L}\p{N}]/u.test(letter)) return '[^a-z\\d":]{0,2}';
    if (letter <= '~') return letter;
    const code = letter.charCodeAt(0).toString(16).padStart(4, '0');
    const bare = letter === 'ı' ? 'i' : letter.normalize('NFD').charAt(0);
    return `(?:${letter}|\\\\u${code}${bare <= '~' ? `|${bare}` : ''})`;
  });
  return letters.join('');
}
