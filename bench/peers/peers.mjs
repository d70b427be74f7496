// Judges the records of a file with engines from npm: node peers.mjs FILE. Prints one JSON line an engine.
import { readFileSync } from "node:fs";
import { ZenDecisionContent, ZenEngine } from "@gorules/zen-engine";
import jsonLogic from "json-logic-js";
import { Engine } from "json-rules-engine";

const { rules, records, counts } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const facts = records.map((values) => Object.fromEntries(values.map((value, id) => [`f${id}`, value])));

const fold = (rule, leaf, all, any, not) => {
  const inner = (part) => fold(part, leaf, all, any, not);
  if (rule.all) return all(rule.all.map(inner));
  if (rule.any) return any(rule.any.map(inner));
  if (rule.not) return not(inner(rule.not));
  return leaf(`f${rule.fact}`, rule.operator, rule.value);
};

const logicRules = rules.map((rule) =>
  fold(
    rule,
    (fact, operator, value) => ({ [operator]: [{ var: fact }, value] }),
    (parts) => ({ and: parts }),
    (parts) => ({ or: parts }),
    (part) => ({ "!": [part] }),
  ));

const operators = { "==": "equal", "!=": "notEqual", ">=": "greaterThanInclusive", "<=": "lessThanInclusive" };
const engine = new Engine(
  rules.map((rule, id) => ({
    event: { type: `rule ${id}` },
    conditions: fold(
      rule,
      (fact, operator, value) => ({ fact, operator: operators[operator], value }),
      (parts) => ({ all: parts }),
      (parts) => ({ any: parts }),
      (part) => ({ not: part }),
    ),
  })),
);

const text = (rule) =>
  fold(
    rule,
    (fact, operator, value) => `${fact} ${operator} ${value}`,
    (parts) => `(${parts.join(" and ")})`,
    (parts) => `(${parts.join(" or ")})`,
    (part) => `not (${part})`,
  );

// In loop mode the table judges a batch in one call, three times as fast here as record by record.
const decision = new ZenEngine().createDecision(new ZenDecisionContent({
  nodes: [
    { id: "in", name: "in", type: "inputNode" },
    {
      id: "table",
      name: "table",
      type: "decisionTableNode",
      content: {
        executionMode: "loop",
        inputField: "records",
        outputPath: "matches",
        hitPolicy: "collect",
        inputs: [{ id: "condition", name: "condition", type: "expression" }],
        outputs: [{ id: "rule", name: "rule", field: "rule", type: "expression" }],
        rules: rules.map((rule, id) => ({ _id: `${id}`, condition: text(rule), rule: `${id}` })),
      },
    },
    { id: "out", name: "out", type: "outputNode" },
  ],
  edges: [
    { id: "first", sourceId: "in", targetId: "table", type: "edge" },
    { id: "second", sourceId: "table", targetId: "out", type: "edge" },
  ],
}));

// Each engine counts the matches of a batch.
const engines = {
  "json-logic-js": async (batch) => {
    let matches = 0;
    for (const record of batch)
      for (const rule of logicRules)
        if (jsonLogic.apply(rule, record)) matches++;
    return matches;
  },
  "json-rules-engine": async (batch) => {
    let matches = 0;
    for (const record of batch) matches += (await engine.run(record)).events.length;
    return matches;
  },
  "@gorules/zen-engine": async (batch) => {
    const { result } = await decision.evaluate({ records: batch });
    return result.matches.reduce((matches, rows) => matches + rows.length, 0);
  },
};

const batchSize = 500;
for (const [name, judge] of Object.entries(engines)) {
  const count = counts[name];
  await judge(facts.slice(0, batchSize));
  let matches = 0;
  const before = process.cpuUsage();
  for (let start = 0; start < count; start += batchSize)
    matches += await judge(facts.slice(start, start + batchSize));
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ name, records: count, seconds: (user + system) / 1e6, matches }));
}
