/**
 * Loaded once per sandbox, before any case. The SDK captures a stack trace for every promise made in it, line by line through the
 * source map: a quarter of the sandbox's time. The first frames tell where an error came from.
 */
Error.stackTraceLimit = 4;
