namespace LocalDataverse.Pipeline;

/// <summary>As whom a request runs, and who started it all.</summary>
internal sealed record Caller(Guid UserId, Guid InitiatingUserId);
