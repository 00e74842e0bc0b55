/** User settings that keep a fresh editor quiet, so that what a test or a picture shows is the extension's own doing. */
export const userSettings: Readonly<Record<string, unknown>> = {
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.settings.enableNaturalLanguageSearch": false,
  // Without the name of the server's product.
  "window.title": "${dirty}${activeEditorShort}${separator}${rootName}",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "window.commandCenter": false,
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "remote.autoForwardPorts": false,
  "editor.minimap.enabled": false,
  "editor.accessibilitySupport": "off",
  "files.autoSave": "off",
  "security.workspace.trust.banner": "always",
  "security.workspace.trust.startupPrompt": "never",
};

/** The themes that tests and pictures are made in. */
export const colorThemes = {
  dark: "Default Dark Modern",
  light: "Default Light Modern",
  highContrast: "Default High Contrast",
} as const;
