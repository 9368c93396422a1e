/**
 * Calls that a runbook might make. Some are right, some have the mistakes that runbooks have. `needs`:
 * what the documentation of the address says, where the answer says nothing.
 */
export const runbooks = [
  { name: 'List tickets', method: 'GET', path: '/api/Tickets?open_only=true' },
  {
    name: 'Ask for the instance',
    method: 'POST',
    path: '/api/InstanceInfo',
    body: '{}',
    needs: 'The documentation says: this address takes GET.',
  },
  {
    name: 'Add an asset',
    method: 'POST',
    path: '/api/Asset',
    body: '[{ "inventory_number": "LAP-014", "key_field": "New laptop" }]',
  },
  {
    name: 'Close a ticket',
    method: 'POST',
    path: '/api/Tickets',
    body: '[{ "id": 2007, "status_id": 9 }]',
  },
  {
    name: 'Create a ticket',
    method: 'POST',
    path: '/api/Tickets',
    body: '[{ "summary": 4711, "category_1": "Hardware" }]',
  },
  {
    name: 'Create a ticket from one record',
    method: 'POST',
    path: '/api/Tickets',
    body: '{ "summary": "Stock is low", "category_1": "Other" }',
  },
  {
    name: 'Add a note',
    method: 'POST',
    path: '/api/Actions',
    body: '[{ "ticket_id": 2003, "note_html": "Checked by the runbook." }]',
  },
  {
    name: 'Add a note by name',
    method: 'POST',
    path: '/api/Actions',
    body: '[{ "ticket_id": 2003, "outcome_id": "Note", "note_html": "Checked." }]',
  },
  { name: 'Read a ticket by name', method: 'GET', path: '/api/Tickets/undefined' },
  {
    name: 'Read the address book',
    method: 'GET',
    path: '/api/Addressbook',
    needs: 'The documentation says: this address needs a customer, as in ?client_id=1.',
  },
  { name: 'Read the invoices', method: 'GET', path: '/api/Invoice' },
  {
    name: 'Attach the nightly log',
    method: 'POST',
    path: '/api/Attachment',
    body: '[{ "ticket_id": 2003, "filename": "night.log", "data_base64": "{{1500 kilobytes}}" }]',
  },
];
