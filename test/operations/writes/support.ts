import { createServer } from "node:http";
import { afterEach, expect } from "vitest";
import { z } from "zod";
import { createOmniSandbox, type OmniSandbox, type OmniSandboxOptions } from "../../../sandbox/omni/index.ts";
import { createOmni, type EndpointOverrides, type Omni, type WriteAnswer } from "../../../src/omni/index.ts";
import type { Change, ChangeReading, Look, Verdict } from "../../../src/operations/change.ts";
import type { Context } from "../../../src/operations/context.ts";
import { OPERATIONS } from "../../../src/operations/index.ts";
import type { Problem } from "../../../src/operations/operation.ts";
import { Values } from "../../../src/operations/question.ts";
import type { WriteOperation } from "../../../src/operations/write.ts";
import { createLanguage } from "../../../src/words/language.ts";
import { readWords } from "../../../src/words/read.ts";
import { createMemoryAlerts } from "../../support/alerts.ts";
import { listenOnLoopback } from "../../support/loopback.ts";

/** Everything that changes the OMS. */
export const WRITES: readonly WriteOperation[] = OPERATIONS.filter((operation) => operation.kind === "write");

const NOW = new Date("2026-11-22T14:00:00.000Z");
export const NO_REASONS = { reasons: [] };

/** The app's own words. */
export const language = createLanguage(OPERATIONS);

/** A stand-in Omni over HTTP, the real client of it, and what operations are given. */
export interface Desk {
  readonly sandbox: OmniSandbox;
  readonly omni: Omni;
  readonly context: Context;
  /** The orders that shipments were seen with, by the shipment's id. */
  readonly seen: Map<string, string>;
  /** Pauses that were asked for, milliseconds. */
  readonly pauses: number[];
}

export interface DeskOptions extends OmniSandboxOptions {
  readonly endpoints?: EndpointOverrides;
  /** Whether a pause moves the stand-in's clock; it does unless said. */
  readonly clock?: "moves" | "stands";
}

const open: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((service) => service.close()));
});

/** Starts a stand-in with a fixed clock; the test's end closes it. */
export async function openDesk({ endpoints, clock = "moves", ...options }: DeskOptions = {}): Promise<Desk> {
  const sandbox = createOmniSandbox({ now: () => NOW, orders: 60, skus: 300, ...options });
  open.push(sandbox);
  const { url } = await sandbox.listen();
  const omni = createOmni({
    baseUrl: url,
    apiKey: sandbox.apiKey,
    ...(endpoints === undefined ? {} : { endpoints }),
  });
  const seen = new Map<string, string>();
  const pauses: number[] = [];
  const context: Context = {
    ...contextOf(omni),
    audit: async () => ({ entries: [], more: false }),
    rememberShipments: (orders) => {
      for (const { ExternalOrderId, Shipments = [] } of orders)
        for (const { ShipmentId } of Shipments) seen.set(String(ShipmentId), ExternalOrderId);
    },
    orderOfShipment: async (shipment) => seen.get(shipment),
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
      if (clock === "moves") sandbox.clock.advance(milliseconds);
    },
  };
  return { sandbox, omni, context, seen, pauses };
}

function contextOf(omni: Omni): Context {
  return {
    omni,
    now: () => NOW.getTime(),
    person: "U0ANA",
    zone: "America/Toronto",
    place: { kind: "channel", id: "C0STOCK", sharedOutside: false },
    mayTell: () => true,
    groups: async () => [],
    alerts: createMemoryAlerts(omni, () => NOW.getTime()).book,
    call: {},
    offers: [],
    explain: () => ({ allowed: true, sentences: [] }),
    health: async () => ({
      database: { engine: "sqlite", ms: 0 },
      queued: 0,
      upSince: 0,
      alerts: { rules: 0, paused: 0, last: undefined, next: undefined, behind: 0, untold: 0 },
    }),
    audit: async () => ({ entries: [], more: false }),
    rememberShipments: () => undefined,
    orderOfShipment: async () => undefined,
    pause: async () => undefined,
  };
}

/** A service that answers these and nothing else, by path; for what the stand-in would never say. */
export async function openService(
  answers: Readonly<Record<string, unknown>>,
): Promise<Pick<Desk, "omni" | "context">> {
  const server = createServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    response.writeHead(path in answers ? 200 : 404, { "Content-Type": "application/json" });
    response.end(JSON.stringify(answers[path] ?? { statusCode: 404, message: "Resource not found" }));
  });
  const baseUrl = await listenOnLoopback(server);
  open.push({
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const omni = createOmni({ baseUrl, apiKey: "key" });
  return { omni, context: contextOf(omni) };
}

/** The change that words begin, and the values they gave. */
export function spoken(words: string): { operation: WriteOperation; values: Values } {
  const reading = readWords(language, words);
  if (reading.kind !== "question") throw new Error(`not understood: ${words}: ${JSON.stringify(reading)}`);
  const operation = WRITES.find(({ id }) => id === reading.question.operation);
  if (operation === undefined) throw new Error(`${words} is no change`);
  return { operation, values: reading.question.values };
}

/** What is wrong with the words before anything is read. */
export function problemsOf(words: string): readonly Problem[] {
  const { operation, values } = spoken(words);
  const subject = operation.subject(values);
  return subject.ok ? [] : subject.problems;
}

export interface Begun {
  readonly operation: WriteOperation;
  readonly values: Values;
  readonly look: Look;
  readonly reading: ChangeReading;
}

/** From words and what the form added to what was read, and the change. */
export async function begin(desk: Reader, words: string, said: Values = {}): Promise<Begun> {
  const { operation, values: first } = spoken(words);
  return beginWith(desk, operation, { ...first, ...said });
}

/** What reading takes. */
type Reader = Pick<Desk, "omni" | "context">;

export async function beginWith(desk: Reader, operation: WriteOperation, values: Values): Promise<Begun> {
  const subject = operation.subject(values);
  if (!subject.ok) throw new Error(`no subject: ${JSON.stringify(subject.problems)}`);
  const look = await subject.look(desk.context);
  return { operation, values, look, reading: look.change(values, desk.omni) };
}

/** The change of words that are complete; it also survives being kept as JSON. */
export async function changeOf(desk: Reader, words: string, said: Values = {}): Promise<Change> {
  return kept(desk, await begin(desk, words, said));
}

/** The change, having checked that what the ledger keeps of it makes the same one. */
export function kept({ omni }: Reader, { operation, values, reading }: Begun): Change {
  if (!reading.ok) throw new Error(`no change: ${JSON.stringify(reading.problems)}`);
  const { change } = reading;
  const { facts, ...rest } = change;
  const revived = operation.revive(json({ values, facts }), omni);
  expect(withoutDeeds(revived)).toEqual(withoutDeeds({ ...rest, facts }));
  if (revived === undefined) throw new Error("could not be revived");
  return revived;
}

function withoutDeeds(change: Change | undefined): unknown {
  return JSON.parse(JSON.stringify(change ?? null));
}

function json(value: { values: Values; facts: unknown }): { values: Values; facts: unknown } {
  const { values, facts } = Kept.parse(JSON.parse(JSON.stringify(value)));
  return { values, facts };
}

const Kept = z.object({ values: Values, facts: z.unknown() });

/** Sends the change and reads back; also the call as it arrived. */
export async function carryOut(
  desk: Desk,
  change: Change,
): Promise<{ answer: WriteAnswer; verdict: Verdict; arrived: Arrived | undefined }> {
  const before = desk.sandbox.calls.list.length;
  const answer = await desk.omni.send(change.call);
  const call = desk.sandbox.calls.list[before];
  return {
    answer,
    arrived: call && { method: call.method, path: call.path, query: call.query, body: call.body },
    verdict: await change.verify(desk.context),
  };
}

export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
}

/** What was wrong, by slot. */
export function problemsIn(reading: ChangeReading): readonly Problem[] {
  return reading.ok ? [] : reading.problems;
}
