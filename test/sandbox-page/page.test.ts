import { describe, expect } from "vitest";
import type { View } from "../../sandbox/slack/protocol.ts";
import { fixture, home, message, now } from "./fixture.ts";
import { everyInput, everyMessageBlock } from "./fixture-blocks.ts";
import { test } from "./opening.ts";

const text = (words: string) => ({ type: "plain_text" as const, text: words });
const modal: View = {
  ...home,
  id: "V1",
  type: "modal",
  title: text("Reject shipment"),
  submit: text("Reject it"),
  blocks: everyInput,
};

describe("the page", () => {
  test("without a person it asks whom to act as", async ({ server, page }) => {
    await page.goto(server.url);
    await page.getByRole("link", { name: /Ana Lima/ }).click();
    await page.getByRole("heading", { name: "#care" }).first().waitFor();
    expect(new URL(page.url()).searchParams.get("person")).toBe("U0ANA");
  });

  test("draws every kind of block, and says so of one it does not know", async ({ page, errors }) => {
    const kinds = [...new Set(everyMessageBlock.map(({ type }) => type))];
    const counts = await Promise.all(
      kinds.map((kind) => page.locator(`.message [data-block="${kind}"]`).count()),
    );
    expect(kinds.filter((_, at) => counts[at] === 0)).toEqual([]);
    expect(await page.locator(".unreadable").allInnerTexts()).toEqual(["A “hologram” that cannot be shown"]);
    expect(await page.locator(".chart svg[role=img]").count()).toBe(5);
    expect(errors).toEqual([]);
  });

  test("a data table sorts by its header and turns its pages", async ({ page }) => {
    const table = page.locator(".data-table").first();
    await table.getByRole("button", { name: "On hand" }).click();
    expect(await table.locator("tbody th").first().innerText()).toBe("Default Location");
    await table.getByRole("button", { name: "On hand" }).click();
    expect(await table.locator("tbody th").first().innerText()).toBe("ottawa");
    await table.getByRole("button", { name: "Next rows" }).click();
    expect(await table.getByText("6–7 of 7").count()).toBe(1);
  });

  test("a command is found, completed and sent by the keyboard alone", async ({ page, posted, until }) => {
    await page.keyboard.type("/");
    expect(await page.getByRole("option").count()).toBe(4);
    await page.keyboard.type("omni-");
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("option", { selected: true }).innerText()).toContain("/omni-stock");
    await page.keyboard.press("Tab");
    expect(await page.getByRole("option").count()).toBe(0);
    await page.getByText("/omni-stock SKU [SKU …] [at LOCATION …]").waitFor();
    await page.keyboard.type("TEE-RED-M");
    await page.keyboard.press("Enter");
    await until("command");
    expect(posted("command")).toEqual([
      { person: "U0ANA", channel: "C0CARE", command: "/omni-stock", text: "TEE-RED-M" },
    ]);
  });

  test("Escape puts the menu away, and a mention is completed by its handle", async ({
    page,
    posted,
    until,
  }) => {
    await page.keyboard.type("/om");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("option").count()).toBe(0);
    await page.getByRole("textbox", { name: "Message to #care" }).fill("");
    await page.keyboard.type("ask @chia");
    await page.keyboard.press("Enter");
    await page.keyboard.type("now");
    await page.keyboard.press("Enter");
    await until("message");
    expect(posted("message")[0]).toMatchObject({ channel: "C0CARE", text: "ask @chi now" });
  });

  test("what the platform refuses is said, and what was typed is still there", async ({ server, page }) => {
    server.answers.set("message", () => ({ ok: false, problem: "You are not in this channel." }));
    await page.keyboard.type("hello");
    await page.keyboard.press("Enter");
    await page.getByText("You are not in this channel.").waitFor();
    expect(await page.getByRole("textbox", { name: "Message to #care" }).inputValue()).toBe("hello");
  });

  test("a dangerous button asks first; no sends nothing", async ({ page, posted, until }) => {
    await page.getByRole("button", { name: "Cancel order…" }).click();
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.getByRole("button", { name: "Cancel order…" }).click();
    await page.getByRole("button", { name: "Cancel it" }).click();
    await until("action");
    expect(posted("action")).toHaveLength(1);
    expect(posted("action")[0]).toMatchObject({
      blockId: "b5",
      actionId: "cancel",
      container: { type: "message" },
    });
  });

  test("a thumb is sent as which of the two it was, and stays marked; so is a small button", async ({
    page,
    posted,
    until,
  }) => {
    await page.getByRole("button", { name: "Of no use" }).click();
    await until("action");
    await expect
      .poll(() => page.getByRole("button", { name: "Of no use" }).getAttribute("aria-pressed"))
      .toBe("true");
    await page.getByRole("button", { name: "Delete" }).click();
    await expect.poll(() => posted("action").length).toBe(2);
    expect(posted("action")).toMatchObject([
      { actionId: "useful", value: { value: "no" } },
      { actionId: "bin", value: { value: "it" } },
    ]);
  });

  test("a workflow button, a button in a table's cell and an option that is a link are drawn and sent", async ({
    server,
    page,
    errors,
    posted,
  }) => {
    server.answers.set("action", () => ({ ok: false, problem: "No workflows run in this workspace." }));
    await page.getByRole("button", { name: "Run the workflow" }).click();
    await page.locator(".toasts").getByText("No workflows run in this workspace.").first().waitFor();
    server.answers.clear();
    await page.getByRole("button", { name: "Look at 20167" }).click();
    await page.getByRole("button", { name: "More actions" }).last().click();
    const opened = page.waitForEvent("popup");
    await page.getByRole("menuitem", { name: "The guide" }).click();
    await opened;
    await expect.poll(() => posted("action").length).toBe(3);
    expect(posted("action")).toMatchObject([
      { actionId: "flow" },
      { actionId: "look-20167", value: { value: "20167" } },
      { actionId: "links", value: { selected_option: { url: "https://example.com/guide" } } },
    ]);
    expect(errors).toEqual([]);
  });

  test("a modal is filled by the keyboard; errors stand at their fields and nothing typed is lost", async ({
    server,
    page,
    errors,
    posted,
    until,
  }) => {
    server.send({ type: "modals", modals: [modal] });
    const dialog = page.getByRole("dialog", { name: "Reject shipment" });
    await dialog.waitFor();
    await page.keyboard.type("broken");
    const note = dialog.getByLabel("Note (optional)");
    expect(await note.inputValue()).toBe("broken");
    await dialog.getByLabel("Reason").focus();
    await page.keyboard.press("ArrowDown");
    await dialog.getByRole("option", { name: "Not in stock" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await dialog.getByLabel("Words").inputValue()).toBe("to begin with");
    await dialog.getByLabel("Words").fill("by hand");
    server.answers.set("upload", ({ name }) => ({ ok: true, problem: null, file: { id: "F9", name } }));
    const csv = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n") };
    await dialog.getByLabel("Files").setInputFiles(csv);
    await dialog.getByRole("button", { name: "Remove list.csv" }).waitFor();
    expect(posted("upload")).toEqual([
      { person: "U0ANA", name: "list.csv", content: "YSxiCg==", filetypes: ["csv"] },
    ]);
    await dialog.getByLabel("E-mail").fill("nobody");
    await page.keyboard.press("Enter");
    await until("submit");
    expect(posted("submit")[0]).toMatchObject({
      viewId: "V1",
      state: {
        note: { "note-value": { value: "broken" } },
        reason: { "reason-value": { selected_option: { value: "o1" } } },
        files: { "files-value": { files: [{ id: "F9", name: "list.csv" }] } },
        words: { "words-value": { rich_text_value: { elements: [{ elements: [{ text: "by hand" }] }] } } },
      },
    });
    server.send({
      type: "modals",
      modals: [{ ...modal, errors: { mail: "That is not an e-mail address." } }],
    });
    await dialog.getByText("That is not an e-mail address.").waitFor();
    expect(await dialog.getByLabel("E-mail").getAttribute("aria-invalid")).toBe("true");
    expect(await note.inputValue()).toBe("broken");
    await page.keyboard.press("Escape");
    await until("close");
    server.send({ type: "modals", modals: [] });
    await dialog.waitFor({ state: "detached" });
    expect(errors).toEqual([]);
  });

  test("an external select asks the app for what was typed, after enough characters", async ({
    server,
    page,
    posted,
  }) => {
    const found = { text: text("TEE-RED-M"), value: "TEE-RED-M" };
    server.answers.set("options", () => ({ ok: true, options: [found], groups: [], problem: null }));
    server.send({ type: "modals", modals: [modal] });
    await page.getByRole("dialog").getByLabel("SKU").focus();
    await page.keyboard.type("T");
    await page.getByText("Type at least 2 characters to search.").waitFor();
    await page.keyboard.type("E");
    await page.getByRole("option", { name: "TEE-RED-M" }).waitFor();
    await page.keyboard.press("Enter");
    expect(posted("options")[0]).toMatchObject({ blockId: "sku", actionId: "sku-value", query: "TE" });
    expect(await page.getByRole("dialog").getByLabel("SKU").inputValue()).toBe("TEE-RED-M");
  });

  test("live: a message arrives, an edit changes it in place, only I see what is only for me", async ({
    server,
    page,
  }) => {
    const one = message("C0CARE", now, { user: "U0OMNI", botId: "B1", text: "Working on it…" });
    server.send({ type: "message", message: one });
    await page.getByText("Working on it…").last().waitFor();
    server.send({ type: "message", message: { ...one, text: "Done.", editedAt: one.ts } });
    await page.locator(".message", { hasText: "Done." }).getByText("(edited)").waitFor();
    expect(await page.locator(".message", { hasText: "Working on it…" }).count()).toBe(0);
    server.send({
      type: "message",
      message: { ...one, ts: `${now + 1}.000100`, text: "Secret", ephemeral: true, visibleTo: "U0ANA" },
    });
    await page
      .locator(".message.ephemeral", { hasText: "Only visible to you" })
      .getByText("Secret")
      .waitFor();
    expect(await page.locator("[data-announcer]").innerText()).toBe("Omni: Secret");
  });

  test("what the workspace tells one person stands where it was said", async ({ server, page }) => {
    const text = '/omni failed with the error "operation_timeout"';
    server.send({
      type: "notice",
      notice: { id: 1, at: (now - 200) * 1000, person: "U0ANA", channel: "C0CARE", text },
    });
    await page.locator(".notice", { hasText: "Only visible to you" }).getByText(text).waitFor();
    server.send({ type: "message", message: message("C0CARE", now, { text: "Later words" }) });
    await page.locator(".message", { hasText: "Later words" }).waitFor();
    const shown = await page.locator(".message-scroll").innerText();
    expect(shown).toContain(text);
    expect(shown.indexOf(text)).toBeLessThan(shown.indexOf("Later words"));
    server.send({
      type: "notice",
      notice: { id: 2, at: now * 1000, person: "U0ANA", channel: null, text: "No place" },
    });
    await page.locator(".toasts").getByText("No place").waitFor();
  });

  test("a violation is loud and names the rule and the place", async ({ server, page }) => {
    const rule = "text of a section is at most 3,000 characters";
    const violation = {
      id: 1,
      at: 0,
      method: "chat.postMessage",
      error: "invalid_blocks",
      rule,
      path: "/blocks/3/text",
    };
    server.send({ type: "violation", violation: { ...violation, trafficId: null } });
    const banner = page.getByRole("alert", { name: "Refused by the platform" });
    await banner.waitFor();
    expect(await banner.innerText()).toContain(rule);
    expect(await banner.innerText()).toContain("/blocks/3/text");
    await banner.getByRole("button", { name: "Put away" }).click();
    expect(await banner.count()).toBe(0);
  });

  test("a thread opens beside the channel, takes a reply, and gives the focus back", async ({
    page,
    posted,
    until,
  }) => {
    await page.getByRole("button", { name: "2 replies" }).click();
    const thread = page.getByRole("complementary", { name: "Thread" });
    await thread.getByText("3 units are open since Friday").waitFor();
    await page.keyboard.type("Thanks");
    await page.keyboard.press("Enter");
    await until("message");
    expect(posted("message")[0]).toMatchObject({ text: "Thanks", threadTs: `${now - 5000}.000100` });
    await page.keyboard.press("Escape");
    await thread.waitFor({ state: "detached" });
    expect(await page.evaluate("document.activeElement.textContent")).toContain("2 replies");
  });

  test("a file is opened in place", async ({ page }) => {
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByLabel("Content of stock.csv").getByText("TEE-RED-M,toronto-south,12").waitFor();
    expect(await page.getByRole("link", { name: "Download" }).getAttribute("download")).toBe("stock.csv");
  });

  test("a picture is seen at once, and opens in a tab of its own", async ({ server, page }) => {
    const url =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
    const png = { id: "F2", name: "trend.png", title: "Trend", mimetype: "image/png", size: 70, url };
    server.send({ type: "message", message: message("C0CARE", now, { text: "", files: [png] }) });
    const picture = page.getByRole("img", { name: "Trend" });
    await picture.waitFor();
    await expect.poll(() => page.evaluate('document.querySelector(".file img").naturalWidth')).toBe(1);
    expect(await picture.locator("..").getAttribute("target")).toBe("_blank");
  });

  test("an address of a message leads to it, in this window, as the same person", async ({
    server,
    page,
  }) => {
    const target = message("C0FUL", now - 900, { text: "The one that is meant" });
    server.send({ type: "message", message: target });
    const link = `${server.url}archives/C0FUL/p${target.ts.replace(".", "")}`;
    server.send({ type: "message", message: message("C0CARE", now, { text: `<${link}|look there>` }) });
    await page.getByRole("link", { name: "look there" }).click();
    await page.locator(".message.target", { hasText: "The one that is meant" }).waitFor();
    expect(new URL(page.url()).searchParams.get("person")).toBe("U0ANA");
    expect(new URL(page.url()).hash).toBe(`#C0FUL/${target.ts}`);
  });

  test("shortcuts start from the keyboard", async ({ page, posted, until }) => {
    await page.getByRole("button", { name: "Shortcuts" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: /What can I do here/ }).waitFor();
    // The menu takes the keyboard once it is drawn; before that, Enter would press its button again.
    await expect.poll(() => page.evaluate("document.activeElement.getAttribute('role')")).toBe("menuitem");
    await page.keyboard.press("Enter");
    await until("shortcut");
    expect(posted("shortcut")).toEqual([{ person: "U0ANA", callbackId: "menu" }]);
  });

  test("the app is removed from a channel, and the channel archived, from its menu", async ({
    server,
    page,
    errors,
    posted,
    until,
  }) => {
    const more = page.getByRole("button", { name: "More for this channel" });
    await more.click();
    await page.getByRole("menuitem", { name: /Remove Omni/ }).click();
    await until("membership");
    expect(posted("membership")).toEqual([
      { person: "U0ANA", channel: "C0CARE", who: "U0OMNI", change: "leave" },
    ]);
    const care = fixture("U0ANA").channels.find(({ id }) => id === "C0CARE");
    if (care === undefined) throw new Error("no #care");
    server.send({ type: "channel", channel: { ...care, hasApp: false } });
    await page.getByText("Omni is not here").waitFor();
    await more.click();
    await page.getByRole("menuitem", { name: /Archive the channel/ }).click();
    await page.getByRole("button", { name: "Archive", exact: true }).click();
    await until("archive");
    server.send({ type: "channel", channel: { ...care, archived: true } });
    await page.getByText("#care is archived: it can be read, and nothing can be written.").waitFor();
    expect(await page.getByRole("textbox", { name: "Message to #care" }).count()).toBe(0);
    await page.getByRole("list", { name: "Archived" }).getByRole("button", { name: "care" }).waitFor();
    await page.getByRole("button", { name: "Unarchive" }).click();
    await expect
      .poll(() => posted("archive"))
      .toEqual([
        { person: "U0ANA", channel: "C0CARE", archived: true },
        { person: "U0ANA", channel: "C0CARE", archived: false },
      ]);
    server.send({ type: "channel_gone", channel: "C0CARE" });
    await page.getByRole("heading", { name: "#fulfilment" }).first().waitFor();
    expect(errors).toEqual([]);
  });

  test("dark where the person's system is dark; nothing wider than a narrow window", async ({
    browser,
    server,
  }) => {
    const context = await browser.newContext({ colorScheme: "dark", viewport: { width: 400, height: 700 } });
    const narrow = await context.newPage();
    await narrow.goto(`${server.url}?person=U0ANA#C0CARE`);
    await narrow.getByRole("textbox", { name: "Message to #care" }).waitFor();
    expect(await narrow.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(23, 25, 28)");
    expect(await narrow.evaluate("document.documentElement.scrollWidth")).toBe(400);
    expect((await narrow.screenshot()).length).toBeGreaterThan(5000);
    await narrow.getByRole("button", { name: "Show the list of channels" }).click();
    await narrow.getByRole("button", { name: /fulfilment/ }).click();
    await narrow.getByRole("heading", { name: "#fulfilment" }).first().waitFor();
    await context.close();
  });
});
