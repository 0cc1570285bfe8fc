import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../src/config.ts";

const real = {
  SLACK_BOT_TOKEN: "xoxb-1-abc",
  SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
  OMNI_BASE_URL: "https://api.dev.orderdynamics.net/v1/",
  OMNI_API_KEY: "a1b2c3d4",
};
type Env = Record<string, string | undefined>;

function problems(env: Env): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe("a whole configuration", () => {
  it("over HTTP, with the defaults", () => {
    expect(readConfig(real)).toEqual({
      kind: "real",
      config: {
        slack: {
          mode: "http",
          botToken: real.SLACK_BOT_TOKEN,
          signingSecret: real.SLACK_SIGNING_SECRET,
          apiUrl: "https://slack.com/api/",
        },
        omni: { baseUrl: "https://api.dev.orderdynamics.net/v1", apiKey: "a1b2c3d4" },
        policyFile: "policy.yml",
        database: { kind: "sqlite", dataDir: "./data" },
        port: 3000,
        logLevel: "info",
      },
    });
  });

  it("over a socket as soon as there is an app token", () => {
    expect(readConfig({ ...real, SLACK_APP_TOKEN: "xapp-1" })).toMatchObject({
      config: { slack: { mode: "socket", appToken: "xapp-1" } },
    });
  });

  it("with everything set", () => {
    const env = {
      ...real,
      SLACK_API_URL: "http://127.0.0.1:4000/api",
      OMNI_ENDPOINTS_FILE: "endpoints.yml",
      OMNI_CONSOLE_URL: "https://oms.shop.net/#/orders/{order}?from=slack",
      POLICY_FILE: "/etc/omni/policy.yml",
      DATABASE_URL: "postgres://u:p@db:5432/omni",
      DATA_DIR: "/var/lib/omni",
      PORT: "0",
      LOG_LEVEL: "debug",
      NODE_ENV: "production",
    };
    expect(readConfig(env)).toMatchObject({
      config: {
        slack: { apiUrl: "http://127.0.0.1:4000/api/" },
        omni: { endpointsFile: "endpoints.yml", consoleUrl: env.OMNI_CONSOLE_URL },
        policyFile: "/etc/omni/policy.yml",
        database: { kind: "postgres", url: env.DATABASE_URL },
        port: 0,
        logLevel: "debug",
      },
    });
  });
});

describe("an empty configuration", () => {
  it.each<[string, Env]>([
    ["nothing", {}],
    ["blanks", { SLACK_BOT_TOKEN: "", OMNI_API_KEY: "  " }],
    ["only our own settings", { PORT: "8080", DATA_DIR: "elsewhere" }],
  ])("of %s is the sandbox's", (_name, env) => {
    expect(readConfig(env).kind).toBe("empty");
  });

  it("still says where and how", () => {
    expect(readConfig({ PORT: "8080" })).toMatchObject({
      common: { port: 8080, database: { kind: "sqlite" } },
    });
  });

  it("is an error in production", () => {
    expect(problems({ NODE_ENV: "production" })).toEqual([expect.stringContaining("NODE_ENV=production")]);
  });

  it("with a wrong port is an error too", () => {
    expect(problems({ PORT: "http" })).toEqual([expect.stringContaining("PORT is not a port.")]);
  });
});

describe("a wrong value is named, with what to do", () => {
  it.each<[string, string, RegExp]>([
    ["SLACK_BOT_TOKEN", "xoxp-user-token", /^SLACK_BOT_TOKEN .*starts with xoxb-.*Copy the Bot User/],
    ["SLACK_BOT_TOKEN", "xoxb-", /starts with xoxb-/],
    ["SLACK_BOT_TOKEN", "xoxb-1 2", /white space inside/],
    ["SLACK_BOT_TOKEN", "xoxb-your-bot-token", /placeholder/],
    ["SLACK_APP_TOKEN", "xoxb-1-abc", /^SLACK_APP_TOKEN .*xapp-/],
    ["SLACK_SIGNING_SECRET", "xoxb-1-abc", /holds a token/],
    ["SLACK_SIGNING_SECRET", "changeme", /placeholder/],
    ["SLACK_API_URL", "slack.com/api", /not a web address/],
    ["SLACK_API_URL", "ftp://slack.com/api", /not a web address/],
    ["OMNI_BASE_URL", "https://user:pass@oms.net/v1", /may hold no user/],
    ["OMNI_BASE_URL", "https://oms.net/v1?key=1", /may hold no user/],
    ["OMNI_BASE_URL", "https://oms.net/", /\/v1/],
    ["OMNI_BASE_URL", "https://api.example.com/v1", /placeholder/],
    ["OMNI_API_KEY", "<key>", /placeholder/],
    ["OMNI_CONSOLE_URL", "https://oms.net/orders/", /where the order's number goes/],
    ["OMNI_CONSOLE_URL", "oms.net/{order}", /not a web address/],
    ["OMNI_CONSOLE_URL", "https://{order}.oms.net/", /in the host's name/],
    ["OMNI_CONSOLE_URL", "https://oms.net/{site}/{order}", /knows \{order\} only/],
    ["DATABASE_URL", "mysql://db/omni", /PostgreSQL/],
    ["DATABASE_URL", "db", /PostgreSQL/],
    ["PORT", "65536", /0 .*65535/],
    ["PORT", "-1", /not a port/],
    ["PORT", "80.5", /not a port/],
    ["LOG_LEVEL", "loud", /trace, debug, info/],
  ])("%s=%s", (name, value, expected) => {
    expect(problems({ ...real, [name]: value })).toEqual([expect.stringMatching(expected)]);
  });

  it("every one at once", () => {
    const env = { SLACK_BOT_TOKEN: "nope", OMNI_BASE_URL: "nope", PORT: "nope", LOG_LEVEL: "nope" };
    const found = problems(env);
    expect(found.map((problem) => problem.split(" ")[0])).toEqual([
      "SLACK_BOT_TOKEN",
      "OMNI_BASE_URL",
      "PORT",
      "LOG_LEVEL",
      "SLACK_APP_TOKEN",
      "OMNI_API_KEY",
    ]);
    expect(() => readConfig(env)).toThrow(found.map((problem) => `- ${problem}`).join("\n"));
  });
});

describe("half a configuration", () => {
  it("of Slack without Omni names the stand-in OMS", () => {
    const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET } = real;
    expect(problems({ SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET })).toEqual([
      expect.stringMatching(
        /^OMNI_BASE_URL and OMNI_API_KEY are missing\..*`npm run sandbox -- --omni-only`/,
      ),
    ]);
  });

  it("of Omni without Slack asks for both of Slack's", () => {
    expect(problems({ OMNI_BASE_URL: real.OMNI_BASE_URL, OMNI_API_KEY: real.OMNI_API_KEY })).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing/),
      expect.stringMatching(/^SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing/),
    ]);
  });

  it.each(["SLACK_API_URL", "OMNI_ENDPOINTS_FILE", "OMNI_CONSOLE_URL"])(
    "of %s alone is no sandbox",
    (name) => {
      expect(problems({ [name]: "https://oms.net/{order}" }).length).toBeGreaterThan(0);
    },
  );

  it("whichever settings are there: real when they suffice, empty when there are none, else an error", () => {
    const names = [
      "SLACK_BOT_TOKEN",
      "SLACK_SIGNING_SECRET",
      "SLACK_APP_TOKEN",
      "OMNI_BASE_URL",
      "OMNI_API_KEY",
    ];
    const all: Env = { ...real, SLACK_APP_TOKEN: "xapp-1" };
    fc.assert(
      fc.property(fc.subarray(names), (chosen) => {
        const env = Object.fromEntries(chosen.map((name) => [name, all[name]]));
        const has = (name: string): boolean => chosen.includes(name);
        const enough =
          has("SLACK_BOT_TOKEN") &&
          (has("SLACK_SIGNING_SECRET") || has("SLACK_APP_TOKEN")) &&
          has("OMNI_BASE_URL") &&
          has("OMNI_API_KEY");
        const found = problems(env).length > 0 ? "wrong" : readConfig(env).kind;
        const expected = enough ? "real" : chosen.length === 0 ? "empty" : "wrong";
        expect(found).toBe(expected);
      }),
    );
  });
});

describe("what was given", () => {
  const names = [
    ...Object.keys(real),
    "SLACK_APP_TOKEN",
    "SLACK_API_URL",
    "OMNI_CONSOLE_URL",
    "DATABASE_URL",
    "PORT",
  ];

  it("is never repeated in a problem", () => {
    const hidden = fc.stringMatching(/^[Zq7]{12,20}$/);
    const value = fc.tuple(
      fc.constantFrom("", "xoxb-", "xoxp-", "https://", "postgres://", "your-", "a b "),
      hidden,
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), value, (name, [prefix, given]) => {
        expect(problems({ ...real, [name]: prefix + given }).join("\n")).not.toContain(given);
      }),
    );
  });
});

describe(".env.example", () => {
  const lines = readFileSync(new URL("../../.env.example", import.meta.url), "utf8").split("\n");
  const settings = lines.flatMap((line) => {
    const [, name, value] = /^# ([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });

  it("names every variable, and sets none", () => {
    expect(settings.map(([name]) => name).sort()).toEqual(
      [
        "SLACK_BOT_TOKEN SLACK_APP_TOKEN SLACK_SIGNING_SECRET SLACK_API_URL",
        "OMNI_BASE_URL OMNI_API_KEY OMNI_ENDPOINTS_FILE OMNI_CONSOLE_URL",
        "POLICY_FILE DATA_DIR DATABASE_URL PORT LOG_LEVEL",
      ]
        .flatMap((names) => names.split(" "))
        .sort(),
    );
    expect(lines.filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  });

  it("has placeholders that are refused as such", () => {
    const asked = [
      "SLACK_BOT_TOKEN",
      "SLACK_APP_TOKEN",
      "SLACK_SIGNING_SECRET",
      "OMNI_BASE_URL",
      "OMNI_API_KEY",
    ];
    const found = problems(Object.fromEntries(settings));
    expect(found.filter((problem) => problem.includes("placeholder")).map((it) => it.split(" ")[0])).toEqual([
      ...asked,
      "OMNI_CONSOLE_URL",
    ]);
    expect(found).toHaveLength(6);
  });
});
