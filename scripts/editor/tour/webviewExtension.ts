/** The id under which the workbench shows our webviews. */
export const webviewExtension = "hyperkit.hyperkit";
