/** One Foundry root: a folder with a `foundry.toml`. A workspace may hold several. */
export interface Project {
  /** Real absolute path of the root, case-folded where the file system is; also the Project's key. */
  readonly root: string;
  /** The folder's name, unique enough to show. */
  readonly name: string;
}
