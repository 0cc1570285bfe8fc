import type { Answer, LocationResult } from "../../operations/results.ts";
import { actions, askButton, bold, formButton, section, shareButton } from "../elements.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { dotted, shown, spaced } from "../text.ts";
import { backButton, footer } from "./common.ts";
import { addressOf, customFieldsLine, fact, yesOrNo } from "./place-words.ts";

/** One inventory location: state, address, how to reach it, custom fields. */
export function renderLocation(answer: Answer<LocationResult>, view: ViewContext): Message {
  const { location, customFields } = answer.result;
  const name = shown(location.InternalName);
  const state = yesOrNo(location.Active, "active", "not active");
  const address = addressOf(location.Address);
  const sentence = [state, address === undefined ? undefined : `at ${address}`].filter(
    (part) => part !== undefined,
  );
  return compose(
    `Location ${name}${sentence.length === 0 ? " is known to Omni" : `: ${sentence.join(", ")}`}.`,
    [
      section([
        bold(dotted(name, state)),
        dotted(optional(location.PublicName), kindOf(location.LocationType)),
        address,
        dotted(fact("Phone", location.PhoneNumber), fact("E-mail", location.Email)),
        customFields === undefined
          ? "Omni did not answer for its custom fields."
          : customFieldsLine(customFields),
      ]),
      actions([
        askButton(view, "Stock here", stockAt(location.InternalName), { from: answer.question }),
        formButton(view, "Edit…", "location.edit", { name: [location.InternalName] }),
        shareButton(view, answer.question),
        backButton(view),
      ]),
      footer(answer, view),
    ],
  );
}

function optional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : shown(text);
}

function kindOf(type: string | undefined): string | undefined {
  return type === undefined ? undefined : shown(spaced(type), 40);
}

function stockAt(location: string): Parameters<typeof askButton>[2] {
  return { operation: "stock.read", values: { location: [location] } };
}
