import { randomBytes } from "node:crypto";
import { z } from "zod";
import { json } from "./json.ts";
import type { Queries } from "./tables.ts";

export interface AnswersTable {
  id: string;
  operation: string;
  question: string;
  result: string;
  person: string;
  channel: string;
  as_of: number;
  expires_at: number;
}

/**
 * A long answer as it was at one time, kept to be paged through. `question` and `result` are plain JSON;
 * whoever reads them parses them. Times are milliseconds since 1970.
 */
export interface Answer {
  readonly id: string;
  readonly operation: string;
  readonly question: unknown;
  readonly result: unknown;
  readonly person: string;
  readonly channel: string;
  readonly asOf: number;
  readonly expiresAt: number;
}

const row = z
  .object({
    id: z.string(),
    operation: z.string(),
    question: json,
    result: json,
    person: z.string(),
    channel: z.string(),
    as_of: z.int(),
    expires_at: z.int(),
  })
  .transform(({ as_of, expires_at, ...rest }): Answer => ({ ...rest, asOf: as_of, expiresAt: expires_at }));

/** Keeps an answer until it expires, and gives it an id that nobody can guess, short enough for a button. */
export async function keepAnswer(db: Queries, answer: Omit<Answer, "id">): Promise<string> {
  const { operation, person, channel, asOf, expiresAt } = answer;
  const id = randomBytes(15).toString("base64url");
  const question = JSON.stringify(answer.question);
  const result = JSON.stringify(answer.result);
  const values = { id, operation, question, result, person, channel, as_of: asOf, expires_at: expiresAt };
  await db.insertInto("answers").values(values).execute();
  return id;
}

/** The answer with this id, unless it has expired or never was. */
export async function findAnswer(db: Queries, id: string, now: number): Promise<Answer | undefined> {
  const found = await db
    .selectFrom("answers")
    .selectAll()
    .where("id", "=", id)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return found === undefined ? undefined : row.parse(found);
}

/** Forgets what has expired; says how many there were. */
export async function forgetAnswers(db: Queries, now: number): Promise<number> {
  const gone = await db.deleteFrom("answers").where("expires_at", "<=", now).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
