import { z } from "zod";

/** What stands in `.env.example`, and what people write where they mean to fill something in later. */
const placeholder =
  /^(?:xoxb-|xapp-)?(?:your\b|changeme|change-me|replace|todo\b|example|placeholder|x{4,}|\.{3}|…|<)/i;
const placeholderHost = /^(?:your\b|.*[.-]your-|(?:.*\.)?example(?:\.|$))/i;

/** A secret without inner white space. `what` says where to find the real one. */
export function secret(what: string): z.ZodString {
  return z
    .string()
    .refine((value) => !placeholder.test(value), {
      error: `still holds a placeholder. Put in ${what}.`,
      abort: true,
    })
    .refine((value) => !/\s/.test(value), {
      error: `has white space inside. Copy ${what} again, whole.`,
      abort: true,
    });
}

/** A Slack token, known by its prefix. */
export function token(prefix: string, what: string): z.ZodString {
  return secret(what).refine(
    (value) => value.startsWith(prefix) && value.length > prefix.length,
    `does not hold a token that starts with ${prefix}. Copy ${what} of your Slack app.`,
  );
}

/** An http or https address to put paths behind: no credentials, no query, no fragment. */
export function webAddress(example: string): z.ZodString {
  return z
    .string()
    .refine((value) => isWeb(value), {
      error: `is not a web address. Write it like ${example}.`,
      abort: true,
    })
    .refine((value) => !placeholderHost.test(new URL(value).hostname), {
      error: "still holds the placeholder of .env.example. Put in the real address.",
      abort: true,
    })
    .refine((value) => isBare(new URL(value)), {
      error: `may hold no user, password, “?” or “#”. Write it like ${example}.`,
      abort: true,
    });
}

/** The address of an order's page in the OMS, `{order}` standing for the order's number. */
export function consoleTemplate(): z.ZodString {
  const example = "Write it like https://oms.your-site.net/orders/{order}.";
  return z
    .string()
    .refine((value) => value.includes("{order}"), {
      error: `does not say where the order's number goes. ${example}`,
      abort: true,
    })
    .refine((value) => isWeb(filled(value, "1")), { error: `is not a web address. ${example}`, abort: true })
    .refine((value) => new URL(filled(value, "1")).host === new URL(filled(value, "2")).host, {
      error: `has {order} in the host's name; it belongs behind it. ${example}`,
      abort: true,
    })
    .refine((value) => !placeholderHost.test(new URL(filled(value, "1")).hostname), {
      error: "still holds the placeholder of .env.example. Put in the real address.",
      abort: true,
    })
    .refine((value) => !/[{}]/.test(filled(value, "1")), `knows {order} only. ${example}`);
}

/** A PostgreSQL's address, as node-postgres takes it. */
export function postgresAddress(): z.ZodString {
  return z.string().refine(isPostgres, {
    error: "is not the address of a PostgreSQL. Write postgres://user:password@host:5432/database.",
    abort: true,
  });
}

function filled(template: string, order: string): string {
  return template.replaceAll("{order}", order);
}

function isWeb(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isBare(url: URL): boolean {
  return url.username === "" && url.password === "" && !/[?#]/.test(url.href);
}

function isPostgres(value: string): boolean {
  return URL.canParse(value) && /^postgres(?:ql)?:$/.test(new URL(value).protocol);
}
