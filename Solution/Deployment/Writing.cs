namespace Opps.Deployment;

/// <summary>Whether a verb may write.</summary>
/// <param name="IsOnlyShown">Show what would be done, and write nothing.</param>
/// <param name="IsAgreed">The command line agrees in advance.</param>
internal sealed record Writing(bool IsOnlyShown, bool IsAgreed);
