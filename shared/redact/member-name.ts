import type { NameVerdict } from './names.ts';
import { haloHeader } from './own-host.ts';

/** What the name of a member, a header or a parameter says, found once per name. */
export interface MemberName {
  /** Tells it apart from all other names of this export. */
  readonly id: number;
  readonly text: string;
  /** As it was written. */
  readonly bytes: DataView;
  /** What came behind it last time. */
  follower: MemberName | null;
  readonly verdict: NameVerdict | null;
  /** "value": what stands beside it as "name" judges it. */
  readonly isValue: boolean;
  /** "name", "key", "field" …, the lower the better; 0: none of them. */
  readonly rank: number;
  /** A list of validation errors: below it names are those of fields, and strings are messages. */
  readonly isErrors: boolean;
  /** Objects that hold it report an error. */
  readonly isErrorSign: boolean;
  /** "users", "agent": what is below has the name of a person. */
  readonly isPeople: boolean;
  /** "name", as people have one. */
  readonly isCalled: boolean;
  /** "columns": the names of what stands in the rows beside it. */
  readonly isColumns: boolean;
  /** What four numbers with dots stand for here is a version. */
  readonly isVersion: boolean;
  /** A header that only Halo's own pages send. */
  readonly isHaloHeader: boolean;
  /** Long enough to hold a value itself. */
  readonly isLong: boolean;
  /** A short word, as most names are: nothing to look for in it where it stands as a value. */
  readonly isPlain: boolean;
}

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** `{"label": "API key", "value": "…"}`, `{"fieldName": "password", "newValue": "…"}`, JSON Patch. */
const valueNames = new Set(
  words(
    'value values val newvalue oldvalue newval oldval displayvalue display defaultvalue currentvalue stringvalue textvalue v answer default data content text plaintext argument arg current from to old new before after previousvalue rawvalue fieldvalue attributevalue',
  ),
);
const nameNames = words(
  'name key field fieldname header label setting property prop parameter param attribute attributename variable var option column columnname settingname displayname caption placeholder keyname propertyname itemname path k id title question type',
);
const errorNames = new Set(
  words('errors modelstate validationerrors invalid-params invalidparams'),
);
const errorSigns = new Set(['message', 'Message', 'error', 'ClassName', 'detail']);
const peopleNames = new Set(
  words(
    `users user agents agent contacts contact members member people person persons technicians technician employees employee
    requesters requester recipients attendees attendee owner owners assignee assignees manager managers createdby updatedby
    modifiedby author authors reporter approver approvers followers participants sender creator enduser endusers customer`,
  ),
);
const columnNames = new Set(
  words('columns headers header fields cols columnnames fieldnames names head'),
);

export function memberName(
  text: string,
  id: number,
  bytes: Uint8Array,
  verdict: NameVerdict | null,
): MemberName {
  const folded = text.toLowerCase().replace(/[_ -]/g, '');
  return {
    id,
    text,
    bytes: new DataView(bytes.buffer),
    follower: null,
    verdict,
    isValue: valueNames.has(folded),
    rank: nameNames.indexOf(folded) + 1,
    isErrors: errorNames.has(text.toLowerCase()),
    isErrorSign: errorSigns.has(text),
    isPeople: peopleNames.has(folded),
    isCalled: folded === 'name' || folded === 'title' || folded === 'text',
    isColumns: columnNames.has(folded),
    isVersion: /version|build|release|revision|firmware|driver|bios|runtime|framework/.test(folded),
    isHaloHeader: text.toLowerCase() === haloHeader,
    isLong: text.length >= 20 || text.includes('@'),
    isPlain: /^:?[\w-]{0,15}$/.test(text) && !/\d{2}/.test(text),
  };
}
