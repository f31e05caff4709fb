using System;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;

namespace Opps.Deployment.Backfilling;

/// <summary>What becomes of an opportunity without sellers.</summary>
internal enum Fate
{
    /// <summary>Its owner is added, through the plug-ins (P1, P4).</summary>
    Added,

    /// <summary>Its owner is a team, which is no seller (P3).</summary>
    TeamOwned,

    /// <summary>It is closed: the plug-ins let nobody change its sellers (P24).</summary>
    Closed,

    /// <summary>Its owner is a disabled user, whom the plug-ins let nobody add (P21).</summary>
    OwnerDisabled,
}

/// <summary>An opportunity without sellers.</summary>
internal sealed record Candidate(Guid Id, Opportunity Opportunity, bool OwnerIsDisabled)
{
    public Fate Fate => this switch
    {
        { Opportunity.OwnerIsPerson: false } => Fate.TeamOwned,
        { Opportunity.IsClosed: true } => Fate.Closed,
        { OwnerIsDisabled: true } => Fate.OwnerDisabled,
        _ => Fate.Added,
    };

    /// <inheritdoc />
    public bool Equals(Candidate? other) => other?.Id == Id;

    /// <inheritdoc />
    public override int GetHashCode() => Id.GetHashCode();
}
