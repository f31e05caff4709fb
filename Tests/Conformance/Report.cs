using System.Collections.Generic;

namespace Conformance;

/// <summary>What was looked at in one file and what was wrong with it.</summary>
internal sealed record Report(string Subject, string Summary, IReadOnlyList<string> Findings);
