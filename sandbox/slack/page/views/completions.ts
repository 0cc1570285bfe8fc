import type { SlashCommand } from "../../protocol.ts";
import type { State } from "../state/state.ts";

/** Something the composer offers while one types. */
export interface Completion {
  /** What stands in the list. */
  title: string;
  hint: string;
  detail: string;
  /** What is put into the text, without the space after it. */
  insert: string;
  /** The text is this already, so that Enter may send it. */
  whole: boolean;
}

type Known = Pick<State, "commands" | "people" | "userGroups" | "channels" | "app">;

const commandStart = /^\/[^\s]*$/;
const mentionStart = /(?:^|\s)([@#])([\p{L}\p{N}._-]*)$/u;
const most = 12;

/** What fits what stands before the caret: commands at the start of the text, mentions anywhere. */
export function suggest(text: string, caret: number, known: Known): Completion[] {
  const before = text.slice(0, caret);
  if (commandStart.test(before) && before === text) return commandsFor(before, known.commands);
  const [, mark, typed = ""] = mentionStart.exec(before) ?? [];
  if (mark === "@") return fitting(namesOf(known), typed).slice(0, most);
  if (mark === "#") return fitting(placesOf(known), typed).slice(0, most);
  return [];
}

/** The text after a suggestion was taken, and where the caret then stands. */
export function complete(
  text: string,
  caret: number,
  { insert }: Completion,
): { text: string; caret: number } {
  const before = text.slice(0, caret).replace(/[/@#][^\s]*$/, "");
  const after = text.slice(caret).replace(/^ /, "");
  const start = `${before}${insert} `;
  return { text: `${start}${after}`, caret: start.length };
}

/** What may follow the command that was typed, for the line below the field. */
export function commandHint(text: string, commands: readonly SlashCommand[]): string | undefined {
  const typed = /^(\/[^\s]+)(?:\s|$)/.exec(text)?.[1];
  const command = commands.find((one) => one.command === typed);
  return command && `${command.command} ${command.usageHint}`.trim();
}

function commandsFor(typed: string, commands: readonly SlashCommand[]): Completion[] {
  const wanted = typed.slice(1).toLowerCase();
  const rank = ({ command }: SlashCommand) => (command.slice(1).startsWith(wanted) ? 0 : 1);
  return commands
    .filter(({ command, description }) => `${command} ${description}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ command, usageHint, description }) => ({
      title: command,
      hint: usageHint,
      detail: description,
      insert: command,
      whole: command === typed,
    }));
}

function fitting(all: readonly Completion[], typed: string): Completion[] {
  const wanted = typed.toLowerCase();
  return all
    .filter(({ title, hint, detail }) => `${title} ${hint} ${detail}`.toLowerCase().includes(wanted))
    .map((one) => ({ ...one, whole: one.insert.slice(1) === typed }));
}

function namesOf({ people, userGroups, app }: Known): Completion[] {
  const apps = people.filter(({ isBot }) => isBot);
  const others = people.filter(({ isBot }) => !isBot);
  return [
    ...apps.map(({ name }) => row(name, app.name, "app")),
    ...others.map(({ name, realName, role }) => row(name, realName, role)),
    ...userGroups.map(({ handle, name }) => row(handle, name, "group")),
  ];
}

function placesOf({ channels }: Known): Completion[] {
  return channels
    .filter(({ kind }) => kind !== "im")
    .map(({ name, topic }) => ({
      title: `#${name}`,
      hint: "",
      detail: topic,
      insert: `#${name}`,
      whole: false,
    }));
}

function row(handle: string, name: string, detail: string): Completion {
  return { title: name, hint: `@${handle}`, detail, insert: `@${handle}`, whole: false };
}
