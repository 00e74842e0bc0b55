import * as z from "zod/mini";

/** A count or a place that starts at one. */
const positive = z.int().check(z.minimum(1));
const message = z.strictObject({ text: z.string().check(z.minLength(1)) });
const bag = z.record(z.string(), z.unknown());
const level = z.enum(["none", "note", "warning", "error"]);
const descriptor = z.strictObject({
  id: z.string(),
  shortDescription: message,
  fullDescription: message,
  help: message,
  helpUri: z.optional(z.url({ protocol: /^https$/ })),
  defaultConfiguration: z.optional(z.strictObject({ level })),
  properties: z.strictObject({
    tags: z.array(z.string()),
    precision: z.enum(["high", "medium", "low"]),
    "security-severity": z.optional(z.string().check(z.regex(/^\d+\.\d$/))),
  }),
});
/** A relative reference as RFC 3986 writes it. */
const uri = z.string().check(z.regex(/^(?:[\w.~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$/));
const location = z.strictObject({ uri, uriBaseId: z.literal("%SRCROOT%"), index: z.optional(z.int().check(z.minimum(0))) });
const region = z
  .strictObject({ startLine: positive, startColumn: positive, endLine: positive, endColumn: positive })
  .check(
    z.refine(
      ({ startLine, startColumn, endLine, endColumn }) => startLine < endLine || (startLine === endLine && startColumn <= endColumn),
    ),
  );
const place = z.strictObject({
  physicalLocation: z.strictObject({ artifactLocation: location, region }),
  message: z.optional(message),
});
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().check(z.minimum(0)),
  level,
  message,
  locations: z.array(place).check(z.length(1)),
  baselineState: z.optional(z.enum(["new", "unchanged", "updated", "absent"])),
  relatedLocations: z.optional(z.array(place)),
  suppressions: z.optional(
    z.array(z.strictObject({ kind: z.literal("external"), status: z.enum(["accepted", "underReview"]), justification: z.string() })),
  ),
  partialFingerprints: z.record(z.string(), z.string()),
  properties: bag,
});
const notification = z.strictObject({ level, descriptor: z.strictObject({ id: z.string() }), message });
const run = z.strictObject({
  tool: z.strictObject({
    driver: z.strictObject({
      name: z.string().check(z.minLength(1)),
      version: z.optional(z.string().check(z.minLength(1))),
      rules: z.array(descriptor),
      notifications: z.array(z.strictObject({ id: z.string() })),
    }),
  }),
  automationDetails: z.strictObject({ id: z.string().check(z.regex(/^hyperkit\/.+\/$/)) }),
  columnKind: z.literal("utf16CodeUnits"),
  originalUriBaseIds: z.record(z.string(), z.strictObject({ description: message })),
  invocations: z
    .array(
      z.strictObject({ executionSuccessful: z.boolean(), endTimeUtc: z.iso.datetime(), toolExecutionNotifications: z.array(notification) }),
    )
    .check(z.length(1)),
  artifacts: z.array(z.strictObject({ location, sourceLanguage: z.literal("solidity") })),
  results: z.array(result),
  properties: bag,
});
const log = z.strictObject({ $schema: z.url(), version: z.literal("2.1.0"), properties: bag, runs: z.array(run) });

/** Reads what SARIF 2.1.0 requires of the parts that a report has, and nothing that it does not know. Throws on anything else. */
export function parseSarif(text: string): z.infer<typeof log> {
  return z.parse(log, JSON.parse(text));
}
