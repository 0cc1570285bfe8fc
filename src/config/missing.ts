const slackNames = ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL"];
const omniNames = ["OMNI_BASE_URL", "OMNI_API_KEY", "OMNI_ENDPOINTS_FILE", "OMNI_CONSOLE_URL"];

/**
 * What is not set but has to be, judged by names alone. One setting of Slack or Omni asks for all the rest, so
 * that a forgotten one never ends in the sandbox by accident.
 */
export function missing(set: Readonly<Record<string, string>>): string[] {
  const has = (name: string): boolean => set[name] !== undefined;
  if (![...slackNames, ...omniNames].some(has)) {
    return set["NODE_ENV"] === "production" ? [nothingInProduction] : [];
  }
  return [...missingForSlack(has), ...missingForOmni(has)];
}

const nothingInProduction =
  "Nothing is set for Slack and Omni, and with NODE_ENV=production the sandbox does not start on its own. " +
  "Set SLACK_BOT_TOKEN, SLACK_APP_TOKEN or SLACK_SIGNING_SECRET, OMNI_BASE_URL and OMNI_API_KEY, " +
  "or unset NODE_ENV to try the app without an account.";

function missingForSlack(has: (name: string) => boolean): string[] {
  const problems = [];
  if (!has("SLACK_BOT_TOKEN")) {
    problems.push(
      "SLACK_BOT_TOKEN is missing. Copy the Bot User OAuth Token (xoxb-…) from “OAuth & Permissions” of your app at https://api.slack.com/apps.",
    );
  }
  if (!has("SLACK_APP_TOKEN") && !has("SLACK_SIGNING_SECRET")) {
    problems.push(
      "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing. For Socket Mode, which needs no public address, create an app-level token (xapp-…) under “Basic Information”; for HTTP, copy the signing secret from the same page.",
    );
  }
  return problems;
}

function missingForOmni(has: (name: string) => boolean): string[] {
  const lacking = ["OMNI_BASE_URL", "OMNI_API_KEY"].filter((name) => !has(name));
  if (lacking.length === 0) return [];
  const are = lacking.length === 1 ? "is" : "are";
  return [
    `${lacking.join(" and ")} ${are} missing. Set the address of the OMS, /v1 included, and the subscription key from your profile in its developer portal. No OMS at hand? \`npm run sandbox -- --omni-only\` serves a stand-in to point both at.`,
  ];
}
