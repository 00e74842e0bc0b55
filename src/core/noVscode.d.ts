/** What `import "vscode"` finds from core: nothing. See the layer rules in ARCHITECTURE.md. */
export {};
