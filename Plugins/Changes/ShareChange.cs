namespace Opps.Plugins.Changes;

/// <summary>An entry of the journal (H1): who changed the sellers of an opportunity, when, why, from what to what.</summary>
public sealed class ShareChange(
    Guid id, DateTime at, Person? by, Cause cause, Reason reason, IReadOnlyList<KnownShare> before, IReadOnlyList<KnownShare> after,
    string? note = null)
{
    public Guid Id => id;

    /// <summary>UTC.</summary>
    public DateTime At => at;

    /// <summary>Who caused it; null once their user was deleted.</summary>
    public Person? By => by;

    public Cause Cause => cause;

    public Reason Reason => reason;

    public IReadOnlyList<KnownShare> Before => before;

    public IReadOnlyList<KnownShare> After => after;

    /// <summary>Why, in the person's own words; null where they said nothing.</summary>
    public string? Note => note;

    /// <summary>The entry of what the operation has found, written before its own.</summary>
    public static Guid FoundIdOf(Guid id)
    {
        var bytes = id.ToByteArray();
        bytes[0] ^= 1;
        return new Guid(bytes);
    }

    /// <summary>
    /// An operation's one entry on an opportunity. So several of its events write the same one (H9), and whoever doesn't know
    /// the operation, which is known only inside it, can't write one.
    /// </summary>
    public static Guid IdOf(Guid operation, Guid opportunityId)
    {
        var bytes = operation.ToByteArray();
        var other = opportunityId.ToByteArray();
        return new Guid(bytes.Select((value, i) => (byte)(value ^ other[i])).ToArray());
    }
}
