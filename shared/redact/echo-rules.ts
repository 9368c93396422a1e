/**
 * One wording by which a server repeats the value that it could not use, beside examples that prove
 * the rule. In `goes` the part between « and » is the value.
 */
export interface EchoRule {
  readonly id: string;
  /** The first group is the value. Linear: runs are bounded. */
  readonly find: RegExp;
  readonly goes: readonly string[];
  readonly stays: readonly string[];
}

/** Behind the value stands the place where the reader stopped, or nothing. */
const end = String.raw`(?=\.?\s{0,3}(?:Path\b|line \d|$))`;

/**
 * Newtonsoft.Json, ASP.NET's model binding, .NET and SQL Server, each in its own way.
 * https://learn.microsoft.com/aspnet/core/mvc/models/model-binding
 */
export const echoRules: readonly EchoRule[] = [
  {
    id: 'model-binding',
    find: /\bthe value '([\s\S]{1,4000}?)' is (?:not valid|invalid)/di,
    goes: [
      "The value '«Ola Lindqvist»' is not valid.",
      "The value '«O'Brien»' is not valid for Client Id.",
      "The value '«In progress»' is invalid.",
    ],
    stays: ['The value is not valid.', "The value '' is invalid."],
  },
  {
    id: 'could-not-convert',
    find: new RegExp(
      String.raw`\bcould not (?:cast or )?convert [\w ]{1,40} to [\w .]{1,60}: ([\s\S]{1,100000}?)${end}`,
      'di',
    ),
    goes: [
      "Could not convert string to integer: «Hunter2 Smith». Path '[0].outcome_id', line 1, position 139.",
      'Could not convert string to DateTime: «31.12. noon».',
    ],
    stays: ['The JSON value could not be converted to System.Int32. Path: $[0].id'],
  },
  {
    id: 'error-converting-quoted',
    find: /\berror converting value "([^"]{1,100000})"/di,
    goes: [`Error converting value "«Ola Lindqvist»" to type 'System.Int32'. Path 'id'`],
    stays: ["Error converting value {null} to type 'System.Int32'."],
  },
  {
    id: 'error-converting',
    find: /\berror converting value (?!\{null\})([^\s"]{1,200}) to type/di,
    goes: ["Error converting value «99999999999» to type 'System.Int32'."],
    stays: ["Error converting value {null} to type 'System.Int32'."],
  },
  {
    id: 'input-string',
    find: /\b(?:input string|string|the string) '([\s\S]{1,4000}?)' (?:is not a valid|was not (?:in a correct format|recognized))/di,
    goes: [
      "Input string '«12 Smith»' is not a valid integer. Path 'qty', line 1, position 9.",
      "String '«31/02/2026»' was not recognized as a valid DateTime.",
      "The input string '«Ola»' was not in a correct format.",
    ],
    stays: ['Input string was not in a correct format.'],
  },
  {
    id: 'enum-value',
    find: /\brequested value '([\s\S]{1,4000}?)' was not found/di,
    goes: ["Requested value '«Ola Lindqvist»' was not found."],
    stays: ['The requested value was not found.'],
  },
  {
    id: 'sql-conversion',
    find: /\bconverting the \w{3,12} value '([\s\S]{1,4000}?)' to data type/di,
    goes: ["Conversion failed when converting the nvarchar value '«Ola»' to data type int."],
    stays: ['Conversion failed when converting date and/or time from character string.'],
  },
  {
    id: 'json-value',
    find: /\bthe json value '([\s\S]{1,4000}?)' could not be converted/di,
    goes: ["The JSON value '«Ola L»' could not be converted to System.Int32."],
    stays: ['The JSON value could not be converted to System.Int32. Path: $[0].id'],
  },
  {
    // https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html
    id: 'mysql-value',
    find: /\b(?:duplicate entry|(?:incorrect|truncated incorrect) [a-z]{3,12} value:?) '([\s\S]{1,4000}?)' for (?:key|column|function)/di,
    goes: [
      "Duplicate entry '«ola.lindqvist»' for key 'users.login'",
      "Incorrect integer value: '«Ola»' for column 'id' at row 1",
    ],
    stays: ["Duplicate column name 'login'"],
  },
  {
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    id: 'postgres-key',
    find: /\bkey \([^()]{1,200}\)=\(([\s\S]{1,4000}?)\) (?:already exists|is not present|conflicts|is still referenced)/di,
    goes: ['Key (login)=(«ola.lindqvist») already exists.'],
    stays: ['duplicate key value violates unique constraint "users_login_key"'],
  },
  {
    id: 'postgres-syntax',
    find: /\binvalid (?:input syntax|input value) for (?:type |enum )?[\w ]{1,60}: "([\s\S]{1,4000}?)"/di,
    goes: ['invalid input syntax for type integer: "«Ola»"'],
    stays: ['invalid input syntax for type json'],
  },
  {
    // Python, pydantic, Java's Jackson, Spring, Ruby and Mongoose
    id: 'other-readers',
    find: /\b(?:invalid pk|invalid literal for int\(\) with base \d{1,2}:|input_value=|cannot deserialize value of type `[^`]{1,200}` from string|for input string:|invalid value for (?:integer|float)\(\):|cast to \w{1,40} failed for value)\s?["']([^"']{1,4000})["']/di,
    goes: [
      "invalid literal for int() with base 10: '«Ola»'",
      'Cannot deserialize value of type `int` from String "«Ola»": not a valid value',
      'For input string: "«Ola»"',
      'Invalid pk "«ola»" - object does not exist.',
      'Cast to ObjectId failed for value "«Ola»" at path "id"',
    ],
    stays: ['Cannot deserialize value of type `int` from Object value'],
  },
  {
    id: 'sql-duplicate',
    find: /\bthe duplicate key value is \(([\s\S]{1,4000}?)\)\.?(?:\s|$)/di,
    goes: ['Cannot insert duplicate key. The duplicate key value is («Ola Lindqvist»).'],
    stays: ['Cannot insert duplicate key in object dbo.AREA.'],
  },
];

/** What a program sends where a variable of it was empty: that tells what is wrong, and of nobody. */
const placeholder =
  /^(?:undefined|null|nil|none|nan|true|false|\[object object\]|[{<$[%].{0,60}[}>\])%]|\W)$/i;

/** Where a text repeats a value that somebody sent. */
export interface Repeated {
  readonly value: string;
  readonly from: number;
}

/** The value that a server's words repeat; null where they repeat none. */
export function repeatedIn(text: string): Repeated | null {
  const start = text.slice(0, 100_000);
  for (const { find } of echoRules) {
    const found = find.exec(start);
    const value = found?.[1];
    if (found === null || value === undefined || value.trim() === '') continue;
    return { value, from: found.indices?.[1]?.[0] ?? found.index };
  }
  return null;
}

/** Whether a repeated value may be personal, and has to go. */
export const isPersonalEcho = (value: string): boolean => !placeholder.test(value.trim());
