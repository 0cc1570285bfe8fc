import { describe, expect, it } from "vitest";
import {
  alreadyDone,
  blocked,
  impossible,
  notInChannel,
  notYours,
  ownRequest,
} from "../../../src/blocks/change/index.ts";
import { buttons, read } from "../support/samples.ts";
import { after, lead, record } from "./records.ts";

const unknown = record({
  state: "unknown",
  outcome: { at: after(3), found: "Omni shows it as Created." },
});

describe("another change is in the way", () => {
  it("is under way: which, whose, since when, and what to do", () => {
    const { text, blocks } = blocked(record({ state: "sending" }), lead);
    expect(text).toBe(
      "Nothing was sent: another change of shipment 20078 is under way (by U0ANA, since 14:00).",
    );
    expect(read(blocks).at(-1)).toBe("<@U0ANA> asked to reject shipment 20078. Try again in a minute.");
  });

  it("is not known: what was read back, and who settles it", () => {
    const { text, blocks } = blocked(unknown, lead);
    expect(text).toBe(
      "Nothing was sent: it is not known whether shipment 20078 was rejected (by U0ANA, since 14:00), and until that is settled nothing else is done to shipment 20078.",
    );
    expect(read(blocks).at(-1)).toBe(
      "Omni shows it as Created. Look at it in Omni. Someone who may do this settles it as done or not done, on the card of that change.",
    );
    expect(buttons(blocks)).toEqual(["Check again", "It was done", "It was not done"]);
    expect(buttons(blocked(unknown).blocks)).toEqual([]);
  });

  it("names a count by its SKU and location", () => {
    const target = { kind: "stock", id: "TEE-RED-M at toronto-south" };
    expect(blocked(record({ target }), lead).text).toContain(
      "another change of stock of TEE-RED-M at toronto-south is under way",
    );
  });
});

describe("the same confirmation again", () => {
  it("was done: when and by whom", () => {
    const { text, blocks } = alreadyDone(record({ state: "done", outcome: { at: after(2) } }), lead);
    expect(text).toBe("Already done at 14:02 by U0ANA: Shipment 20078 rejected: Damaged.");
    expect(read(blocks).at(-1)).toBe("It was not sent again.");
  });

  it("was not done, or nobody knows: what became of it", () => {
    expect(alreadyDone(unknown, lead).text).toBe(
      "Already confirmed at 14:00 by U0ANA, and not sent again. It is not known whether shipment 20078 was rejected: no clear answer came from Omni at 14:03. It will not be sent again. Read back at 14:03: Omni shows it as Created.",
    );
  });

  it("names the zone where the reader's is not known", () => {
    expect(alreadyDone(record({ state: "done", outcome: { at: after(2) } })).text).toContain(
      "Already done at 19:02 UTC",
    );
  });
});

describe("short words", () => {
  it("say what is not possible, and that nothing was sent", () => {
    const { text, blocks } = impossible("Reject shipment", "Shipment 20078 is shipped already.");
    expect(text).toBe("Shipment 20078 is shipped already.");
    expect(read(blocks).at(-1)).toBe("Nothing was sent.");
    expect(impossible("Reject shipment", "").text).toBe("Reject shipment is not possible.");
  });

  it("say who may take back and who decides", () => {
    expect(notYours().text).toBe("Only the person who asked for this can withdraw it. Nothing was changed.");
    expect(ownRequest().text).toBe("You asked for this yourself, so someone else must decide it.");
  });

  it.each(["U0OMNI", "<@U0OMNI>"])("say how to invite the app, mentioned as %s", (mention) => {
    const { text, blocks } = notInChannel(record(), mention);
    expect(text).toBe(
      "I am not in channel C0FULFIL, so I tell you of this in person: reject shipment 20078.",
    );
    expect(read(blocks)).toEqual([
      "I am not in <#C0FULFIL>, so I tell you of this in person: reject shipment 20078.",
      "To have it told there too, type in that channel: /invite <@U0OMNI>",
    ]);
  });
});
