namespace Opps.Plugins.Changes;

/// <summary>H1: what made the sellers of an opportunity change; the option values of <c>opps_cause</c>.</summary>
public enum Cause
{
    /// <summary>The opportunity was created.</summary>
    Created = 847210000,

    /// <summary>A seller was added.</summary>
    Added = 847210001,

    /// <summary>A seller's percentage, person or flag was changed.</summary>
    Changed = 847210002,

    /// <summary>A seller was deleted.</summary>
    Removed = 847210003,

    /// <summary>The opportunity got another owner.</summary>
    OwnerChanged = 847210004,

    /// <summary>All sellers were given at once.</summary>
    Set = 847210005,

    /// <summary>The shares were split evenly.</summary>
    Split = 847210006,

    /// <summary>One seller was replaced by another on all opportunities.</summary>
    Replaced = 847210007,

    /// <summary>An earlier set was restored, or the newest change undone.</summary>
    Restored = 847210008,

    /// <summary>The opportunity was opened again.</summary>
    Reopened = 847210009,

    /// <summary>Something that was written past the rules was found (H7).</summary>
    Found = 847210010,

    /// <summary>Another solution's step or a process acted in its own name.</summary>
    Process = 847210011,
}
