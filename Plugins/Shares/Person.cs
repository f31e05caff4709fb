namespace Opps.Plugins.Shares;

/// <summary>A user who is, or is to be, a seller.</summary>
public sealed record Person(Guid Id, string? Name, bool IsDisabled);
