import createClient from 'openapi-fetch';
import type { components, paths } from './schema.gen';

type Schemas = components['schemas'];
export type BoardAnswer = Schemas['BoardAnswer'];
export type LiveWorkerEntry = Schemas['LiveWorkerEntry'];
export type WorkerLine = Schemas['WorkerLine'];
export type StationLine = Schemas['StationLine'];
export type TotalLine = Schemas['TotalLine'];
export type RunEntry = Schemas['RunEntry'];
export type FactEntry = Schemas['FactEntry'];
export type SiteEntry = Schemas['SiteEntry'];
export type ReportAnswer = Schemas['ReportAnswer'];
export type DemoAnswer = Schemas['DemoAnswer'];

/** What hangs on a dead connection is given up, for a browser opens only six to a server. */
const PATIENCE_MS = 30_000;

const api = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
  fetch: (request) => fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) }),
});

/** What the server said instead of an answer. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly requestId: string | null,
  ) {
    super(message);
  }
}

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

function must<T>({ data, error, response }: Answered<T>): T {
  if (data === undefined) {
    const problem = (error ?? {}) as { detail?: string; request_id?: string };
    throw new Refused(
      response.status,
      problem.detail ?? `The server answered ${response.status}.`,
      problem.request_id ?? null,
    );
  }
  return data;
}

/** Without what is undefined, so that it does not stand in the address. */
type Query = Record<string, string | number | undefined>;

export async function sites(): Promise<SiteEntry[]> {
  return must(await api.GET('/api/v2/sites'));
}

export async function report(query: {
  site: string;
  from: string;
  to: string | undefined;
  worker?: string | undefined;
  station?: string | undefined;
  bucket?: '15m' | '1h' | '1d';
  lists?: 'both' | 'workers' | 'stations' | 'none';
}): Promise<ReportAnswer> {
  return must(await api.GET('/api/v2/report', { params: { query: defined(query) } }));
}

export async function timeline(query: {
  site: string;
  from: string;
  to: string | undefined;
  worker?: string | undefined;
  station?: string | undefined;
}): Promise<Schemas['TimelineAnswer']> {
  return must(await api.GET('/api/v2/timeline', { params: { query: defined(query) } }));
}

export interface FactsPage {
  facts: FactEntry[];
  cursor: string | null;
}

export async function facts(query: {
  site: string;
  from?: string | undefined;
  to?: string | undefined;
  worker_id?: string | undefined;
  workstation_id?: string | undefined;
  cursor?: string | undefined;
  limit?: number;
}): Promise<FactsPage> {
  const answered = await api.GET('/api/v2/facts', { params: { query: defined(query) } });
  const next = /[?&]cursor=([^&>]+)/.exec(answered.response.headers.get('Link') ?? '')?.[1];
  return { facts: must(answered), cursor: next === undefined ? null : decodeURIComponent(next) };
}

export async function loadDemo(mode: 'reset' | 'add'): Promise<DemoAnswer> {
  return must(await api.POST('/api/seed', { params: { query: { mode } } }));
}

function defined<T extends Query>(query: T): { [K in keyof T]: NonNullable<T[K]> } {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: NonNullable<T[K]> };
}
