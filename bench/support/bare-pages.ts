import { OMNI_KEY } from "./question.ts";
import { locationOf } from "./rows.ts";

/** What somebody writes by hand: ask for the pages of a location until one is not full. */
export async function* barePages(base: string, rows: number, pageSize: number): AsyncGenerator<unknown[]> {
  for (let number = 1; ; number += 1) {
    const query = `locationInternalNames=${locationOf(rows)}&pageSize=${pageSize}&pageNumber=${number}`;
    const answer = await fetch(`${base}/inventory/onhand?${query}`, {
      headers: { "Ocp-Apim-Subscription-Key": OMNI_KEY },
    });
    const page: unknown = JSON.parse(await answer.text());
    if (!Array.isArray(page)) throw new Error("a page is not a list");
    yield page;
    if (page.length < pageSize) return;
  }
}
