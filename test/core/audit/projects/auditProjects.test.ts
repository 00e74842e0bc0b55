import assert from "node:assert/strict";
import { auditProjects } from "../../../../src/core/audit/projects/auditProjects.ts";

const targets = ["a", "b", "c"].map((name) => ({ project: { root: `/${name}`, name } }));

describe("auditProjects", () => {
  it("audits one after another and tells of each as it ends", async () => {
    const said: string[] = [];
    const outcome = await auditProjects(
      targets,
      async ({ project }) => {
        await Promise.resolve();
        said.push(`run ${project.name}`);
        return { kind: "audited", name: project.name };
      },
      {
        signal: new AbortController().signal,
        onEvent: (event) => said.push(`${event.kind} ${event.project.name} ${event.index + 1}/${event.count}`),
      },
    );
    assert.deepEqual(
      outcome.results.map(({ name }) => name),
      ["a", "b", "c"],
    );
    assert.deepEqual(said.slice(0, 4), ["projectStarted a 1/3", "run a", "projectEnded a 1/3", "projectStarted b 2/3"]);
    assert.equal(outcome.kind, "done");
  });

  it("keeps what was finished before a cancel, and starts nothing after it", async () => {
    const controller = new AbortController();
    const started: string[] = [];
    const outcome = await auditProjects(
      targets,
      async ({ project }, signal) => {
        started.push(project.name);
        if (project.name === "b") controller.abort();
        return signal.aborted ? { kind: "cancelled" } : { kind: "audited", name: project.name };
      },
      { signal: controller.signal },
    );
    assert.deepEqual(outcome, { kind: "cancelled", results: [{ kind: "audited", name: "a" }] });
    assert.deepEqual(started, ["a", "b"]);
  });
});
