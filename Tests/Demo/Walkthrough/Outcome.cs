using System.Collections.Generic;

namespace Demo.Walkthrough;

/// <summary>What came of a step.</summary>
/// <param name="Snapshots">The opportunities that the step is about.</param>
/// <param name="Refusal">What the person was told when the save was refused; null when it went through.</param>
/// <param name="Differences">What is not as the rules say; empty when all is.</param>
internal sealed record Outcome(IReadOnlyList<Snapshot> Snapshots, string? Refusal, IReadOnlyList<string> Differences);
