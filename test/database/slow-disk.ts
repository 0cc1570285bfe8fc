import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import { sqliteDialect, type Syncing } from "../../src/database/sqlite.ts";
import { freshDataDir } from "./support.ts";

export interface Rows {
  row: { id: number; work: number };
}
export type Db = Kysely<Rows>;

export function allRows(db: Db): Promise<Rows["row"][]> {
  return db.selectFrom("row").selectAll().orderBy("id").execute();
}

/** A disk that is done when it is told so, and what a loss of power would leave of a database on it. */
export class SlowDisk {
  readonly #folder: string;
  readonly #image: string;
  #finish: (() => void) | undefined;
  #taken = 0;
  #safe = 0;
  #isQuick = true;

  constructor(folder: string, image: string) {
    this.#folder = folder;
    this.#image = image;
  }

  readonly syncing: Syncing = () => ({ sync: () => this.#sync(), close: () => {} });

  /** From now on it takes its time. */
  slow(): void {
    this.#isQuick = false;
  }

  finish(): void {
    this.#finish?.();
    this.#finish = undefined;
  }

  quick(): void {
    this.#isQuick = true;
    this.finish();
  }

  /** The database as it is after a loss of power, the worst that the disk is allowed to make of it. */
  async rowsAfterLossOfPower(): Promise<Rows["row"][]> {
    const { dataDir, remove } = freshDataDir();
    mkdirSync(dataDir, { recursive: true });
    this.#copy(join(this.#image, `omni-${this.#safe}`), join(dataDir, "omni"));
    const db: Db = new Kysely({ dialect: sqliteDialect(dataDir) });
    const rows = await allRows(db);
    await db.destroy();
    remove();
    return rows;
  }

  async #sync(): Promise<void> {
    this.#taken += 1;
    const taken = this.#taken;
    this.#copy(join(this.#folder, "omni"), join(this.#image, `omni-${taken}`));
    if (!this.#isQuick) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#finish = resolve;
      await promise;
    }
    this.#safe = taken;
  }

  #copy(from: string, to: string): void {
    copyFileSync(`${from}.sqlite`, `${to}.sqlite`);
    if (existsSync(`${from}.sqlite-wal`)) copyFileSync(`${from}.sqlite-wal`, `${to}.sqlite-wal`);
  }
}
