import { problem } from "../../errors/problem.ts";
import { loadBuild } from "./loadBuild.ts";
import { loadNetworks } from "./loadNetworks.ts";
import type { Project } from "../../foundry/project.ts";
import type { Session } from "./session.ts";

/** Lists the Projects, keeps the chosen one where it is still there, and takes the only one. Starts and contacts nothing. */
export async function loadProjects(session: Session, wanted?: Project): Promise<void> {
  const signal = session.begin("projects");
  if (!session.ports.isTrusted()) return session.update({ blocked: session.show(problem("notTrusted", {})) });
  const projects = await session.ports.projects();
  if (signal.aborted) return;
  const chosen =
    projects.find(({ root }) => root === (wanted ?? session.facts.project)?.root) ?? (projects.length === 1 ? projects[0] : undefined);
  const blocked = projects.length === 0 ? session.show(problem("noProject", {})) : null;
  session.update({ blocked, projects: projects.map(({ root, name }) => ({ id: root, label: name, detail: root })) });
  await takeProject(session, chosen);
}

/** Makes a Project the chosen one. What belonged to another one is dropped. */
export async function takeProject(session: Session, project: Project | undefined): Promise<void> {
  if (project?.root !== session.facts.project?.root) {
    session.stop("build", "contract", "networks", "identities", "senders");
    session.forget("project", "contract", "chain");
    session.invalidate(
      {
        project: project?.root ?? "",
        build: { kind: "none" },
        audit: { kind: "none" },
        contracts: [],
        contract: "",
        contractProblem: null,
        form: null,
        networks: [],
        senders: [],
        sender: "",
      },
      { contracts: [], networks: [], ...(project === undefined ? {} : { project }) },
    );
  }
  if (project === undefined) return;
  session.update({ audit: session.ports.audit(project) });
  await loadBuild(session);
  await loadNetworks(session);
}
