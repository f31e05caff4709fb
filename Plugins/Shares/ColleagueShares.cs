namespace Opps.Plugins.Shares;

/// <summary>Whose share a change is about: one's own, or a colleague's.</summary>
public static class ColleagueShares
{
    /// <summary>
    /// A colleague who has another percentage than before, was added or is gone; null where it is the caller's own share alone. Who is
    /// there comes before who is gone.
    /// </summary>
    public static KnownShare? Changed(IReadOnlyList<KnownShare> before, IReadOnlyList<KnownShare> after, Guid caller) =>
        after.FirstOrDefault(share => share.SellerId != caller && before.FirstOrDefault(share.IsOf)?.Percent != share.Percent) ??
        before.FirstOrDefault(share => share.SellerId != caller && !after.Any(share.IsOf));
}
