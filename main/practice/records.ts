/**
 * The records of the practice Halo, with the field names of the vendor's public API description
 * (https://halopsa.com/apidoc). They are its state and therefore change.
 */
export interface Role {
  id: string;
  id_int: number;
  name: string;
  /** What the role may do, by area. */
  features: Record<string, 'none' | 'read' | 'edit'>;
  can_edit_closed: boolean;
  /** Departments whose tickets the role sees. */
  departments: number[];
}

export interface Agent {
  id: number;
  name: string;
  username: string;
  password: string;
  email: string;
  role_id: string;
  /** The rates that the agent may use, and the one that the agent's actions have by themselves. */
  chargerate_ids: number[];
  chargerate_id: number | null;
  is_api_only: boolean;
}

export interface Named {
  id: number;
  name: string;
}
export interface ChargeRate extends Named {
  rate: number;
}
/** A customer. `chargerate_ids` lists the rates that it may be charged; empty means every rate. */
export interface Client extends Named {
  chargerate_ids: number[];
}
/** `access` lists role ids; empty means everyone. */
export interface TicketType extends Named {
  access: string[];
  /** The rate that actions on its tickets have by themselves. */
  chargerate_id: number | null;
}
/** A quick action of a ticket. `roles` lists who may run it; empty means everyone. */
export interface Outcome extends Named {
  outcome: string;
  roles: string[];
  chargerate_id: number | null;
  timetaken: number;
  closes: boolean;
}

export interface Ticket {
  id: number;
  summary: string;
  details: string;
  client_name: string;
  user_name: string;
  tickettype_id: number;
  status_id: number;
  department_id: number;
  category_1: string;
  agent_id: number;
  dateoccurred: string;
  last_update: string;
  deleted: boolean;
  /** Who deleted it, and why; left out of a ticket that is there. */
  deleted_by?: string;
  deleted_reason?: string;
}

export interface Action {
  id: number;
  ticket_id: number;
  outcome_id: number;
  outcome: string;
  who: string;
  note_html: string;
  timetaken: number;
  chargerate: number | null;
  datetime: string;
}

export interface Approval {
  id: number;
  ticket_id: number;
  seq: number;
  actionnumber: number;
  /** 0 waiting, 1 approved, 2 rejected. */
  result: number;
  emailaddress: string;
  token: string;
}

export interface Invoice {
  id: number;
  invoicenumber: string;
  client_name: string;
  invoicedate: string;
  total: number;
  xeroid: string;
  xero_status: string;
  last_synced: string;
}

export interface Asset {
  id: number;
  inventory_number: string;
  assettype_name: string;
  client_name: string;
  key_field: string;
  source: string;
}
export interface User {
  id: number;
  name: string;
  emailaddress: string;
  client_name: string;
  azureoid: string;
  /** The user that stands for a whole customer. */
  is_general?: boolean;
}
export interface SavedReport {
  id: number;
  name: string;
  reportgroup_id: number;
  reportgroup_name: string;
  sql: string;
  agents: number[];
}
export interface Webhook {
  id: string;
  name: string;
  type: 0;
  url: string;
  active: boolean;
  /** After so many failures in a row Halo switches it off; 0: never. */
  auto_disable_attempts: number;
  last_auto_disable_date: string | null;
}
/** One message of a webhook, and how it was answered. */
export interface WebhookEvent {
  id: string;
  webhook_id: string;
  status: number;
  responsestatus: number;
  responsebody: string;
  error: boolean;
  timestamp: string;
}
/** What Halo does at set times. */
export interface Job extends Named {
  agent_id: number;
  interval: string;
}
export interface JobRun {
  id: number;
  schedule_id: number;
  schedule_name: string;
  status: number;
  error: string;
  retry_attempts_remaining: number;
  occurrencedate: string;
}
/** Where messages of another system come in and become tickets. */
export interface Inbox extends Named {
  default_summary: string;
}
export interface InboxAttempt {
  id: number;
  relatedid: number;
  attemptdate: string;
  status: number;
  errormessage: string;
}
export interface Mailbox extends Named {
  enabled: boolean;
  /** The account that Halo fetches mails as. */
  azureemail: string;
  azure_authorized: boolean;
  refreshtokenexpirydate: string;
  halointegrator_lasterror: string;
}
/** A customer's sign-in at Microsoft. */
export interface AzureTenant {
  id: number;
  client_name: string;
  azure_tenant_id: string;
  azure_tenant_name: string;
  azure_tenant_domain: string;
  token_expiry: string;
}
/** A record that another system refused. */
export interface IntegrationError {
  id: number;
  module_id: number;
  entity_type: string;
  entity_id: number;
  entity_name: string;
  endpoint: string;
  error: string;
  date: string;
}
/** A runbook; in Halo it is a webhook of type 1. `ticket_id` is what it works on. */
export interface Runbook {
  id: string;
  name: string;
  type: 1;
  active: boolean;
  ticket_id: number;
  notify_on_failure: boolean;
  /** The agent who is told. */
  notify_agent_id: number;
}
/** How a run ended. `status` and `error` are the only places that say so. */
export interface RunbookRun {
  id: number;
  runbook_id: string;
  runbook_name: string;
  status: number;
  error: string;
  steps_executed: number;
  runbook_step: number;
  runbook_step_name: string;
  iteration: number;
  execution_time: number;
  retry_attempts_remaining: number;
  ticket_id: number;
  timestamp: string;
  trace: readonly {
    readonly log: string;
    readonly tracetype: number;
    readonly timestamp: string;
  }[];
}
/** Named by a GUID, while tickets hold the number. */
export interface Priority {
  id: string;
  priorityid: number;
  name: string;
}
export interface Application {
  client_id: string;
  client_secret: string;
  name: string;
  agent_id: number;
  scopes: string[];
  web: boolean;
}
export interface IntegratorSchedule extends Named {
  enabled: boolean;
  agent_id: number;
  interval: string;
  last_run: string;
}

/** One outgoing call to a third party, as Halo keeps it. */
export interface IntegrationRequest {
  id: number;
  module: string;
  isoutgoing: true;
  operation: string;
  url: string;
  resultcode: number;
  request_body: string;
  response_headers: string;
  response_body: string;
  datelogged: string;
}

export interface LogLine {
  id: number;
  module: string;
  date: string;
  message: string;
}
