import type { Suggestion, WordsProblem } from "../../words/problem.ts";
import { askButton } from "../elements.ts";
import type { Message, ViewContext } from "../message.ts";
import { code, lines, listing, outside, type Said, say, sentences, strong } from "./say.ts";
import { tell } from "./tell.ts";

/** Suggestions repeat what was typed; of endless words the beginning says enough, and the button asks them whole. */
const LONGEST = 100;
const MOST = 4;

/** Words that were not understood: which, what may have been meant, and how it is said. */
export function notUnderstood(problem: WordsProblem, view: Pick<ViewContext, "may">): Message {
  const suggestions = "suggestions" in problem ? problem.suggestions : [];
  return tell({
    lead: lead(problem),
    more: [saidLike(problem)],
    buttons: suggestions.map(({ words, question }) =>
      question === undefined ? undefined : askButton(view, `Ask: ${words}`, question),
    ),
  });
}

function lead(problem: WordsProblem): Said {
  switch (problem.kind) {
    case "unknown-word":
      return unknownWord(problem.word, problem.suggestions);
    case "unknown-verb":
      return unknownVerb(problem.noun, problem.word, problem.suggestions);
    case "verb-missing":
      return say`“${problem.noun}” needs one more word.`;
    case "nearly":
      return sentences(didYouMean(problem.suggestions), inQuotes(problem.word));
    case "unexpected":
      return sentences(
        say`I don't know what to do with ${quoted(problem.word)} there.`,
        didYouMean(problem.suggestions),
      );
    case "twice":
      return say`${quoted(problem.keyword)} is there twice. Say it once, with all that belongs to it after it.`;
    case "open-quote":
      return say`A quote is opened before ${quoted(problem.opened.slice(1))} and never closed. Close it, or leave it out.`;
    case "invalid":
      return outside(problem.sentence);
    default:
      return problem satisfies never;
  }
}

/** How it is said: the one form that the words were closest to, or all of a noun where none was. */
function saidLike(problem: WordsProblem): Said {
  const found = "suggestions" in problem && problem.suggestions.length > 0;
  const forms = "form" in problem ? [problem.form] : "forms" in problem && !found ? problem.forms : [];
  if (forms.length === 0) return say``;
  const typed = forms.map((form) => code(`/omni ${form}`));
  return lines(say`It is said like this:`, ...typed);
}

function unknownWord(word: string, suggestions: readonly Suggestion[]): Said {
  const unknown = say`I don't know ${quoted(word)}.`;
  if (suggestions.length === 0)
    return sentences(unknown, say`${code("/omni help")} shows what you can say here.`);
  const meant = suggestions.map(({ words }) =>
    strong(words.includes(word) ? words : (words.split(" ")[0] ?? words), LONGEST),
  );
  return sentences(
    unknown,
    say`Did you mean ${listing(meant, "or", MOST)}?`,
    tryThese(suggestions, "/omni help"),
  );
}

function unknownVerb(noun: string, word: string, suggestions: readonly Suggestion[]): Said {
  const unknown = say`I don't know ${quoted(`${noun} ${word}`)}.`;
  if (suggestions.length === 0) return unknown;
  const meant = suggestions.map(({ words }) => strong(words.split(" ").slice(0, 2).join(" "), LONGEST));
  return sentences(
    unknown,
    say`Did you mean ${listing(meant, "or", MOST)}?`,
    tryThese(suggestions, `/omni help ${noun}`),
  );
}

function tryThese(suggestions: readonly Suggestion[], otherwise: string): Said {
  return say`Try ${listing(typed(suggestions), "or", MOST)}, or ${code(otherwise)}.`;
}

function didYouMean(suggestions: readonly Suggestion[]): Said | undefined {
  return suggestions.length === 0 ? undefined : say`Did you mean ${listing(typed(suggestions), "or", MOST)}?`;
}

function inQuotes(word: string): Said {
  return say`To use ${quoted(word)} as a value, write it in quotes: ${code(`"${word}"`)}.`;
}

function typed(suggestions: readonly Suggestion[]): Said[] {
  return suggestions.map(({ words }) => code(`/omni ${words}`, LONGEST));
}

function quoted(words: string): Said {
  return say`“${outside(words, 80)}”`;
}
