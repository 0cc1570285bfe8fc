import { describe, expect, it, test } from "vitest";
import { approvalCard, requesterNotice } from "../../../src/blocks/change/index.ts";
import { recordValue } from "../../../src/blocks/codec.ts";
import { buttons, read, valueOf } from "../support/samples.ts";
import { after, lead, waiting, yes } from "./records.ts";
import { faultsOf, mentionsIn } from "./slack.ts";

const found = "Omni shows it as Rejected.";
const done = { state: "done", decisions: [yes], outcome: { at: after(6), found } } as const;
const no = { person: "U0BEN", agreed: false, at: after(5), reason: "still packing" };

describe("a change that waits", () => {
  const message = approvalCard(waiting(), lead);

  it("says who asks for what, how it is and will be, why, and who can decide until when", () => {
    expect(message.text).toBe("U0ANA asks to reject shipment 20078.");
    expect(read(message.blocks)).toEqual([
      "*<@U0ANA> asks to reject shipment 20078.*",
      "*Now*  Created at toronto-south · order 1001 · TEE-RED-M × 2, CAP-BLU × 1",
      "*After*  Rejected; Omni routes the units again. This cannot be undone.",
      "*Reason*  Damaged.",
      "Needs 1 of: <!subteam^S0LEADS> or <@U0BEN>, not <@U0ANA>. Expires 14:30.",
    ]);
    expect(faultsOf(message, ["U0ANA", "U0BEN", "S0LEADS"])).toEqual([]);
  });

  it("offers to look, to decide and to take back, each about this change", () => {
    const labels = ["See exactly what will be sent", "Approve", "Decline…", "Withdraw"];
    expect(buttons(message.blocks)).toEqual(labels);
    for (const label of labels)
      expect(recordValue.decode(valueOf(message.blocks, label))).toEqual({ id: "change-1" });
  });

  it("calls nobody where the policy names nobody", () => {
    const { blocks } = approvalCard(waiting({ approvers: undefined, approvalsNeeded: 2 }), lead);
    expect(read(blocks).at(-1)).toBe("Needs 2 other people who may do it here, not <@U0ANA>. Expires 14:30.");
    expect(new Set(mentionsIn(blocks))).toEqual(new Set(["U0ANA"]));
  });

  it("says who agreed so far", () => {
    const { blocks } = approvalCard(waiting({ approvalsNeeded: 2, decisions: [yes] }), lead);
    expect(read(blocks).at(-1)).toBe("Agreed so far: <@U0BEN> at 14:05.");
  });
});

const ENDS = {
  done: [
    waiting(done),
    "Approved by U0BEN at 14:05. Shipment 20078 rejected by U0ANA: Damaged. Omni shows it as Rejected (read back 14:06).",
  ],
  failed: [
    waiting({ ...done, state: "failed", outcome: { at: after(6) } }),
    "Approved by U0BEN at 14:05. Shipment 20078 was not rejected. Nothing changed.",
  ],
  declined: [
    waiting({ state: "declined", decisions: [no] }),
    "Declined by U0BEN: still packing. Shipment 20078 was not rejected: no call was made to Omni.",
  ],
  expired: [
    waiting({ state: "expired", approvalsNeeded: 2, decisions: [yes] }),
    "Expired: 1 of 2 approvals came in 30 minutes. Shipment 20078 was not rejected: no call was made to Omni.",
  ],
  void: [
    waiting({ state: "void", decisions: [yes] }),
    "Approved by U0BEN at 14:05. Void: the shipment changed meanwhile. Shipment 20078 was not rejected: no call was made to Omni.",
  ],
  withdrawn: [
    waiting({ state: "withdrawn", ending: { by: "U0ANA", at: after(4) } }),
    "Withdrawn by U0ANA. Shipment 20078 was not rejected: no call was made to Omni.",
  ],
} as const;

describe("a change that waited", () => {
  test.each(Object.entries(ENDS))("%s: the card keeps who decided what", (_state, [ended, text]) => {
    const message = approvalCard(ended, lead);
    expect(message.text).toBe(text);
    expect(faultsOf(message, ["U0ANA", "U0BEN"])).toEqual([]);
  });

  test.each(Object.entries(ENDS))("%s: the requester is told", (_state, [ended, text]) => {
    expect(requesterNotice(ended, lead).text).toBe(`You asked to reject shipment 20078. ${text}`);
  });

  it("keeps those who agreed in vain", () => {
    expect(read(approvalCard(ENDS.expired[0], lead).blocks).at(-1)).toBe(
      "Agreed: <@U0BEN> at 14:05. Asked for by <@U0ANA>: Damaged.",
    );
  });

  it("has nothing left to decide", () => {
    for (const [ended] of Object.values(ENDS))
      expect(buttons(approvalCard(ended, lead).blocks)).not.toContain("Approve");
  });
});
