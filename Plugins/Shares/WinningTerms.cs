namespace Opps.Plugins.Shares;

/// <summary>What administrators ask of an opportunity that is won. The default tells and never refuses (T1).</summary>
/// <param name="refusesSum">Whether an opportunity whose sum is too far from 100 can't be won.</param>
/// <param name="tolerance">How far it may be, 0–100.</param>
/// <param name="refusesNobody">Whether an opportunity without sellers can't be won.</param>
public sealed class WinningTerms(bool refusesSum, decimal tolerance, bool refusesNobody)
{
    /// <summary>Where nothing is set.</summary>
    public static WinningTerms Default { get; } = new(refusesSum: false, 0m, refusesNobody: false);

    /// <summary>T2, T5: whether an opportunity with these rows may be won. Without rows only the second question counts.</summary>
    /// <exception cref="RefusedException">It may not; the text names sum, difference and tolerance.</exception>
    public void AcceptWinning(Opportunity opportunity, IReadOnlyList<SellerShare> rows)
    {
        var sum = rows.Sum(row => row.Percent ?? 0m);
        var difference = Math.Abs(sum - Percentage.Whole);
        if (rows.Count == 0 && refusesNobody)
        {
            throw new RefusedException(TextKeys.WonWithoutSellers, opportunity.Name);
        }

        if (rows.Count > 0 && refusesSum && difference > tolerance)
        {
            throw new RefusedException(TextKeys.WonWithSum, opportunity.Name, sum, difference, tolerance);
        }
    }
}
