import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Syncing } from "../../src/database/sqlite.ts";

const Row = z.object({ id: z.number(), work: z.number() });

export interface Rows {
  row: { id: number; work: number };
}
export type Db = Kysely<Rows>;

export function allRows(db: Db): Promise<Rows["row"][]> {
  return db.selectFrom("row").selectAll().orderBy("id").execute();
}

/** The files of a database as they were at one time. */
interface Image {
  readonly database: Buffer;
  readonly log: Buffer | undefined;
}

/** A disk that is done when it is told so, and what a loss of power would leave of a database on it. */
export class SlowDisk {
  readonly #file: string;
  readonly #left: string;
  readonly #finishes: (() => void)[] = [];
  #taken = 0;
  #safe = 0;
  #image: Image | undefined;
  #isQuick = true;

  /** @param left where to put the files that are left after a loss of power */
  constructor(file: string, left: string) {
    this.#file = file;
    this.#left = left;
  }

  readonly syncing: Syncing = () => ({ sync: () => this.#sync(), close: () => {} });

  /** From now on it takes its time. */
  slow(): void {
    this.#isQuick = false;
  }

  /** It is done with what it was given first, or last, of what it works on. */
  finish(which: "first" | "last"): void {
    const finish = which === "first" ? this.#finishes.shift() : this.#finishes.pop();
    finish?.();
  }

  quick(): void {
    this.#isQuick = true;
    for (const finish of this.#finishes.splice(0)) finish();
  }

  /** The database as it is after a loss of power, the worst that the disk is allowed to make of it. */
  rowsAfterLossOfPower(): Rows["row"][] {
    if (this.#image === undefined) throw new Error("nothing was ever put on the disk");
    writeFileSync(this.#left, this.#image.database);
    rmSync(`${this.#left}-wal`, { force: true });
    if (this.#image.log !== undefined) writeFileSync(`${this.#left}-wal`, this.#image.log);
    const database = new Sqlite(this.#left);
    database.pragma("synchronous = OFF");
    const rows = z.array(Row).parse(database.prepare("select id, work from row order by id").all());
    database.close();
    return rows;
  }

  async #sync(): Promise<void> {
    this.#taken += 1;
    const taken = this.#taken;
    const log = `${this.#file}-wal`;
    const image = {
      database: readFileSync(this.#file),
      log: existsSync(log) ? readFileSync(log) : undefined,
    };
    if (!this.#isQuick) await new Promise<void>((resolve) => void this.#finishes.push(resolve));
    if (taken < this.#safe) return;
    this.#safe = taken;
    this.#image = image;
  }
}
