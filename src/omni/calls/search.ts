import type { Client } from "../client.ts";
import { checked, renamed } from "../describe.ts";
import { SEARCH_IDS, type SearchId } from "../endpoints.ts";
import { OmniError } from "../error.ts";
import type { Names } from "../names.ts";
import type { Omni } from "../omni.ts";
import { once } from "../once.ts";
import { orNothing } from "../pages.ts";
import { type KnownOfOrder, SearchCondition } from "../schemas/search.ts";

const SEARCH = "orders.search";
type Searches = Pick<Omni["orders"], "search" | "searchPages" | "conditions">;

/** Orders by conditions, guide: "search orders by query". */
export function searchCalls(client: Client): Searches {
  const { names, answers } = client;
  return {
    conditions: (known) => conditionsOf(names, known),
    async search(conditions, { size = client.pageSize, number = 1 } = {}, options = {}) {
      const body = bodyOf(names, conditions);
      const query = [["pageSize", String(size)] as const, ["pageNumber", String(number)] as const];
      try {
        return await orNothing(client.read(SEARCH, { query, body }, answers.orders, options));
      } catch (error) {
        throw namingFields(error, names, conditions);
      }
    },
    async *searchPages(conditions, options = {}) {
      const body = bodyOf(names, conditions);
      try {
        yield* client.pages(SEARCH, { body }, answers.orders, once(), options);
      } catch (error) {
        if (error instanceof OmniError && error.kind === "not-found") return;
        throw namingFields(error, names, conditions);
      }
    },
  };
}

/** One condition travels as the guide prints it; several as a list of such objects, all of which must hold. */
function bodyOf(names: Names, conditions: readonly SearchCondition[]): unknown {
  const known = conditions.map((condition) => checked(SEARCH, SearchCondition, condition));
  const [first] = known;
  if (first === undefined) throw new OmniError("invalid", "needs a condition", { endpoint: SEARCH });
  const logic = known.length === 1 ? "None" : "And";
  const wired = known.map(({ GroupId = 0, LogicalType = logic, ...condition }) =>
    renamed({ ...condition, GroupId, LogicalType }, names.endpoint(SEARCH).body ?? {}),
  );
  return wired.length === 1 ? wired[0] : wired;
}

function conditionsOf(names: Names, { email, phone, name, status, since }: KnownOfOrder): SearchCondition[] {
  const words = name?.trim().split(/\s+/) ?? [];
  const first = words.slice(0, -1).join(" ");
  const known: readonly (readonly [SearchId, string | undefined])[] = [
    ["email", email],
    ["phone", phone],
    ["firstName", first],
    ["lastName", words.at(-1)],
    ["status", status],
    ["since", since?.toISOString()],
  ];
  return known.flatMap(([id, value]) => {
    const { field, operator } = names.search(id);
    return value ? [{ Field: field, Operator: operator, Value: value }] : [];
  });
}

/** The guide names no search field: a refusal says which were asked by, and which setting changes one. */
function namingFields(error: unknown, names: Names, conditions: readonly SearchCondition[]): unknown {
  if (!(error instanceof OmniError) || error.kind !== "invalid") return error;
  const fields = conditions.map(({ Field }) => Field);
  const field = fields.join(", ");
  const settings = SEARCH_IDS.filter((id) => fields.includes(names.search(id).field)).map(
    (id) => `search.${id}`,
  );
  const setting = settings.length === 0 ? undefined : settings.join(", ");
  const { endpoint, status, traceId, words, attempts, tookMs } = error;
  const facts = { endpoint, status, traceId, words, attempts, tookMs, field, setting };
  return new OmniError("invalid", `refused a search by ${field}`, facts);
}
