namespace LocalDataverse;

/// <summary>What an import brought, and what the package holds that the local host does not act on: one line per component.</summary>
public sealed record ImportReport(string UniqueName, string Version, IReadOnlyList<string> Components, IReadOnlyList<string> LeftOut);
