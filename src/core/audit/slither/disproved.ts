/**
 * True where the statement under a report shows that the rule's claim does not hold of it. slither calls each `push` of a contract for a
 * compiler before 0.6 a length that the caller chooses, with high impact: a push makes the array longer by one, whatever is pushed.
 *
 * @param rule slither's name of the rule.
 * @param statement The source that is underlined.
 */
export function isDisproved(rule: string, statement: string): boolean {
  return (
    rule === "controlled-array-length" && /^[\w$.[\]\s]+\.push\s*\(/.test(statement) && !/\.length\s*(--|\+\+|[-+*/]?=[^=])/.test(statement)
  );
}
