import { describe, expect, it } from "vitest";
import { type Batch, batchForm, batchProgress, batchSheet } from "../../../src/blocks/change/index.ts";
import { recordValue } from "../../../src/blocks/codec.ts";
import { csv } from "../../../src/blocks/csv.ts";
import { read as readView } from "../conversation/slack.ts";
import { buttons, read, valueOf } from "../support/samples.ts";
import { faultsOf, faultsOfView } from "./slack.ts";

const rows = [
  { label: "20078", state: "done", sentence: "Omni shows it as Rejected." },
  { label: "20079", state: "failed", sentence: "Omni says “Shipment is already shipped”." },
  { label: "20080", state: "sending", sentence: "" },
  { label: "20081", state: "confirmed", sentence: "" },
] as const;
const NOON = Date.UTC(2026, 10, 23, 12, 2);
const view = { zone: "UTC", now: NOON + 5_000 };
const running: Batch = { id: "batch-1", title: "Reject shipments", total: 4, rows, asOf: NOON, by: "U0ANA" };
const over: Batch = {
  ...running,
  rows: rows.map((row) => ({ ...row, state: row.state === "failed" ? "failed" : "done" })),
};

describe("several changes that run", () => {
  it("say how far they are, row by row, and can be stopped", () => {
    const message = batchProgress(running, { ...view, sheetId: "sheet" });
    expect(message.text).toBe(
      "Reject shipments: 2 of 4 so far. 1 done, 1 failed, 1 on its way, 1 not yet sent.",
    );
    expect(read(message.plain ?? []).slice(1, 6)).toEqual([
      "```",
      "What   State         Details",
      "20078  done          Omni shows it as Rejected.",
      "20079  failed        Omni says “Shipment is already…",
      "20080  on its way    –",
    ]);
    expect(read(message.blocks).at(-1)).toMatch(/As of .*12:02/);
    expect(buttons(message.blocks)).toEqual(["Stop"]);
    expect(recordValue.decode(valueOf(message.blocks, "Stop"))).toEqual({ id: "batch-1" });
    expect(faultsOf(message, ["U0ANA"])).toEqual([]);
  });

  it("end with what became of each, as a file too", () => {
    const message = batchProgress(over, { ...view, sheetId: "sheet" });
    expect(message.text).toBe("Reject shipments: finished. 3 done, 1 failed.");
    expect(read(message.blocks).at(-1)).not.toMatch(/As of|repeated/);
    expect(buttons(message.blocks)).toEqual(["CSV"]);
    expect(csv(batchSheet(over)).split("\r\n")[2]).toBe(
      "20079,failed,Omni says “Shipment is already shipped”.",
    );
  });

  it("say who stopped them, and that the rest was not sent", () => {
    const stopped: Batch = {
      ...over,
      stopped: { by: "U0BEN", reason: "wrong list" },
      rows: over.rows.map((row, index) => (index < 2 ? row : { ...row, state: "stopped" as const })),
    };
    const message = batchProgress(stopped, view);
    expect(message.text).toBe("Reject shipments: stopped by U0BEN: wrong list. 1 done, 1 failed, 2 stopped.");
    expect(buttons(message.blocks)).toEqual([]);
  });

  it("say that they wait", () => {
    const waiting: Batch = { ...running, rows: rows.map((row) => ({ ...row, state: "waiting" as const })) };
    const message = batchProgress(waiting, view);
    expect(message.text).toBe(
      "Reject shipments: waiting for approval, nothing is sent yet. 4 waiting for approval.",
    );
    expect(buttons(message.blocks)).toEqual([]);
  });
});

const row = (label: string, after: string, refused?: string) => ({
  label,
  now: "Created at toronto-south",
  after,
  refused,
});

describe("several changes to confirm", () => {
  const metadata = { operation: "shipment.reject", hidden: {}, key: "key-1", own: [], many: [] };
  const parts = { title: "Reject shipments", deed: "Reject 2 shipments", fields: [], values: {}, metadata };
  it("say what would be done and what is left out, and why", () => {
    const view = batchForm({
      ...parts,
      rows: [
        row("20078", "Rejected."),
        row("20079", "Rejected."),
        row("20081", "", "It is shipped already."),
      ],
    });
    expect(readView(view)).toEqual([
      "2 changes, made one after another. After: Rejected.\n• *20078*  Created at toronto-south\n• *20079*  Created at toronto-south",
      "Left out:\n• *20081*  It is shipped already.",
    ]);
    expect(view.submit?.text).toBe("Reject 2 shipments");
    expect(faultsOfView(view, [])).toEqual([]);
  });

  it("say of each what it will be where that differs", () => {
    const view = batchForm({ ...parts, rows: [row("1", "12 → 10"), row("2", "7 → 5")] });
    expect(readView(view)[0]).toBe(
      "2 changes, made one after another.\n• *1*  Created at toronto-south → 12 → 10\n• *2*  Created at toronto-south → 7 → 5",
    );
  });

  it("hold 25 of them", () => {
    const view = batchForm({
      ...parts,
      rows: Array.from({ length: 25 }, (_, index) => row(String(20000 + index), "Rejected")),
    });
    expect(readView(view).join("\n").match(/• /g)).toHaveLength(25);
  });
});
