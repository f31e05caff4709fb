namespace Opps.Plugins.Changes;

/// <summary>What the operation under way has entered so far, as it is stored; read only where it is needed.</summary>
public sealed class Entered(string beforeText, string afterText)
{
    public string AfterText => afterText;

    public IReadOnlyList<KnownShare> Before => KnownShares.Parse(beforeText);

    public IReadOnlyList<KnownShare> After => KnownShares.Parse(afterText);
}
