namespace Opps.Plugins.Periods;

/// <summary>Days from one to another, both included.</summary>
public sealed record Days(DateTime From, DateTime To);
