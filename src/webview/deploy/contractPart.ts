import { createChoice } from "./choice.ts";
import { createButton, element, enable, setAttributes, showWhenChanged } from "./dom.ts";
import { problemBox } from "./problemBox.ts";
import type { DeployViewState } from "../../protocol/deployView.ts";
import type { Part, Send } from "./part.ts";

/** Project, build and contract. */
export function createContractPart(send: Send): Part {
  const project = createChoice({ id: "project", label: "Project", placeholder: "Choose a project" }, (id) =>
    send({ kind: "choose", what: "project", id }),
  );
  const contract = createChoice({ id: "contract", label: "Contract", placeholder: "Choose a contract" }, (id) =>
    send({ kind: "choose", what: "contract", id }),
  );
  const build = element("div", { class: "line", hidden: true });
  const compile = createButton("Compile Project", { id: "compile" }, () => send({ kind: "compile" }));
  const problems = element("div", { hidden: true });
  return {
    node: element("section", { "aria-label": "What to deploy" }, project.node, build, compile, contract.node, problems),
    show(state) {
      project.node.hidden = state.projects.length < 2;
      project.show(
        state.projects.map(({ id, label, detail }) => ({ id, text: unique(state.projects, label) ? label : detail })),
        state.project,
      );
      compile.hidden = state.project === "" || !needsBuild(state);
      enable(compile, state.build.kind !== "building" && state.run.kind !== "running");
      setAttributes(compile, { class: state.build.kind === "ready" ? "secondary" : undefined });
      showWhenChanged(build, buildText(state), () => (buildText(state) === "" ? [] : [buildText(state)]));
      contract.node.hidden = state.contracts.length === 0;
      contract.show(
        state.contracts.map(({ id, label, detail }) => ({ id, text: `${label} - ${detail}` })),
        state.contract,
      );
      const shown = state.build.kind === "failed" ? state.build.problem : state.contractProblem;
      showWhenChanged(problems, shown, () => (shown === null ? [] : [problemBox(shown, send, "contract-problem")]));
    },
  };
}

/** False also where the problem of the build has that button itself. */
function needsBuild({ build }: DeployViewState): boolean {
  if (build.kind === "ready") return build.stale;
  return build.kind !== "failed" || !build.problem.actions.some(({ action }) => action === "compileProject");
}

function unique(choices: DeployViewState["projects"], label: string): boolean {
  return choices.filter((choice) => choice.label === label).length === 1;
}

function buildText({ build, project }: DeployViewState): string {
  if (build.kind === "none") return project === "" ? "" : "Not compiled in this window yet.";
  if (build.kind === "building") return "Compiling...";
  if (build.kind === "failed") return "";
  const notes = [
    ...(build.stale ? ["A source was saved after the last build."] : []),
    ...(build.unsaved.length > 0 ? [`Not saved, and so not in the build: ${build.unsaved.join(", ")}.`] : []),
  ];
  return notes.join(" ");
}
