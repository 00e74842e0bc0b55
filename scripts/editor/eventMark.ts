/** What a line of the extension host's console begins with when it tells about a test. */
export const eventMark = "hyperkit-test-event ";
