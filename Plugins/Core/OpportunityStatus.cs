namespace Opps.Plugins.Core;

/// <summary>O2: the four levels of status. Expired is state 2 with the one status reason that code knows by number.</summary>
/// <param name="State">Open, won or lost.</param>
/// <param name="Reason">The status reason; null for the default one of the state.</param>
public sealed record OpportunityStatus(OpportunityState State, int? Reason)
{
    /// <summary>The status reason that makes lost expired.</summary>
    public const int Expired = 847210001;

    /// <summary>Closed – lost: the only status that a rejection reason belongs to (O3).</summary>
    public bool IsLost => State == OpportunityState.Lost && Reason != Expired;
}
