namespace Opps.Plugins.Changes;

/// <summary>H1: what made the sellers of an opportunity change; the option values of <c>opps_cause</c>.</summary>
public enum Cause
{
    /// <summary>The opportunity was created.</summary>
    Created = 847211000,

    /// <summary>A seller was added.</summary>
    Added = 847211001,

    /// <summary>A seller's percentage, person or flag was changed.</summary>
    Changed = 847211002,

    /// <summary>A seller was deleted.</summary>
    Removed = 847211003,

    /// <summary>The opportunity got another owner.</summary>
    OwnerChanged = 847211004,

    /// <summary>All sellers were given at once.</summary>
    Set = 847211005,

    /// <summary>The shares were split evenly.</summary>
    Split = 847211006,

    /// <summary>One seller was replaced by another on all opportunities.</summary>
    Replaced = 847211007,

    /// <summary>An earlier set was restored, or the newest change undone.</summary>
    Restored = 847211008,

    /// <summary>The opportunity was opened again.</summary>
    Reopened = 847211009,

    /// <summary>Something that was written past the rules was found (H7).</summary>
    Found = 847211010,

    /// <summary>Another solution's step or a process acted in its own name.</summary>
    Process = 847211011,
}
