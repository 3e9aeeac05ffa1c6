// Holds the reports for other programs against the descriptions of their formats. `cargo xtask
// formats` runs it with what it needs: the folder of the reports, the folder of the npm packages,
// and the SARIF schema.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [reports, packages, sarifSchema] = process.argv.slice(2);
const require = createRequire(`${packages}/`);
const { default: Draft7 } = require("ajv");
const { default: Draft2020 } = require("ajv/dist/2020.js");
const addFormats = require("ajv-formats").default;
const { validateXML } = require("xmllint-wasm");
const { HtmlValidate, StaticConfigLoader } = require("html-validate");

const text = (path) => readFileSync(path, "utf8");
const report = (form) => text(`${reports}/${form}`);
const schema = (name) => text(new URL(`../schema/${name}`, import.meta.url));
const faults = [];
const expect = (holds, said) => holds || faults.push(said);

function json(Ajv, schema, values, form, options) {
  const ajv = new Ajv({ allErrors: true, strict: false, ...options });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  for (const value of values) {
    expect(validate(value), `${form}: ${ajv.errorsText(validate.errors)}`);
  }
}

const lines = (form) => report(form).split("\n").filter((line) => line !== "");

// A schema that finds nothing wrong in nonsense would prove nothing.
const sarif = JSON.parse(text(sarifSchema));
// A pattern in it is none of Unicode: `]?` stands alone there.
const lenient = { unicodeRegExp: false };
const ajv = new Draft7({ strict: false, ...lenient });
addFormats(ajv);
const isSarif = ajv.compile(sarif);
expect(!isSarif({ version: "2.1.0", runs: [{ results: [{}] }] }), "the SARIF schema takes nonsense");
json(Draft7, sarif, [JSON.parse(report("sarif"))], "sarif", lenient);

const issues = JSON.parse(report("gitlab"));
json(Draft2020, JSON.parse(schema("gitlab-codequality.schema.json")), [issues], "gitlab");
const prints = new Set(issues.map((issue) => issue.fingerprint));
expect(prints.size === issues.length, "gitlab: a fingerprint stands there twice");

json(Draft2020, JSON.parse(schema("report-1.schema.json")), [JSON.parse(report("json"))], "json");
json(Draft2020, JSON.parse(schema("page-line.schema.json")), lines("jsonl").map((line) => JSON.parse(line)), "jsonl");

for (const [form, { line, parts }] of Object.entries(JSON.parse(schema("lines.json")))) {
  let source = line;
  for (const [name, part] of Object.entries(parts ?? {})) source = source.replaceAll(name, part);
  const pattern = new RegExp(source, "u");
  expect(lines(form).length > 0, `${form}: it is empty`);
  for (const line of lines(form)) expect(pattern.test(line), `${form}: ${line}`);
}

for (const form of ["junit", "checkstyle"]) {
  const result = await validateXML({
    xml: { fileName: form, contents: report(form) },
    schema: schema(`${form}.xsd`),
  });
  expect(result.valid, `${form}: ${result.rawOutput}`);
}

// What the standard of HTML says of elements and attributes.
const standard = { root: true, extends: ["html-validate:standard"] };
const html = new HtmlValidate(new StaticConfigLoader(standard));
const nonsense = await html.validateString("<!DOCTYPE html><p><div></p>", "nonsense");
expect(!nonsense.valid, "the standard of HTML takes nonsense");
for (const { messages } of (await html.validateString(report("html"), "html")).results) {
  for (const { line, message } of messages) expect(false, `html: line ${line}: ${message}`);
}

// All reports tell of the same findings.
const found = JSON.parse(report("json")).pages.flatMap((page) => page.findings).length;
const counts = {
  sarif: JSON.parse(report("sarif")).runs[0].results.filter((it) => it.locations[0].physicalLocation.region).length,
  jsonl: lines("jsonl").flatMap((line) => JSON.parse(line).findings ?? []).length,
  short: lines("short").length,
  github: lines("github").filter((line) => line.includes(",line=")).length,
  gitlab: issues.filter((it) => !it.check_name.match(/^(read|max-level|max-difficulty)$/)).length,
  checkstyle: report("checkstyle").match(/column=/g).length,
};
for (const [form, n] of Object.entries(counts)) {
  expect(n === found && n > 0, `${form}: ${n} findings, and json has ${found}`);
}

if (faults.length > 0) {
  console.error(faults.slice(0, 20).join("\n"));
  process.exit(1);
}
console.log(`${found} findings in ten formats, as their schemas say`);
