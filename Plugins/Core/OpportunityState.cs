namespace Opps.Plugins.Core;

/// <summary>The platform's three states; all but open are closed. Expired is lost with a reason of its own.</summary>
public enum OpportunityState
{
    /// <summary>Being worked on.</summary>
    Open = 0,

    /// <summary>Closed as won.</summary>
    Won = 1,

    /// <summary>Closed as lost, or expired.</summary>
    Lost = 2,
}
