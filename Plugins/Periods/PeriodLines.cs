namespace Opps.Plugins.Periods;

/// <summary>
/// C3–C5, one formula: each opportunity, seller and currency gets the difference between what is due by then and all earlier lines.
/// Of an opportunity that has none that is a line per share, with the rest as unallocated.
/// </summary>
public static class PeriodLines
{
    /// <param name="period">The period that is closed.</param>
    /// <param name="opportunity">As it is by then.</param>
    /// <param name="earlier">All its lines that are not withdrawn, in any order.</param>
    /// <param name="baseDecimals">Of the base currency.</param>
    /// <returns>The lines to add; none where nothing has changed.</returns>
    public static IReadOnlyList<CommissionLine> Of(Period period, CountedOpportunity opportunity, IReadOnlyList<EarlierLine> earlier, int baseDecimals)
    {
        var known = earlier.OrderBy(line => line.PeriodLast).ToList();
        var due = opportunity.NotDue is null ? DueOf(opportunity, known, baseDecimals) : [];
        var before = known.GroupBy(line => new Key(line.SellerKey, line.CurrencyId)).ToDictionary(group => group.Key, group => group.ToList());
        var causes = new Causes(opportunity, known);
        return due.Keys.Concat(before.Keys.Where(key => !due.ContainsKey(key)))
            .Select(key => LineOf(key, due.TryGetValue(key, out var wanted) ? wanted : null, before.TryGetValue(key, out var lines) ? lines : []))
            .Where(line => known.Count == 0 || line.Amount != 0m || line.BaseAmount != 0m)
            .Select((line, index) => line with { IsLead = known.Count == 0 && index == 0 })
            .ToList();

        CommissionLine LineOf(Key key, Due? wanted, List<EarlierLine> lines)
        {
            var counted = lines.Sum(line => line.Amount);
            var last = lines.LastOrDefault();
            var line = new CommissionLine
            {
                PeriodId = period.Id,
                Run = period.Run,
                OpportunityId = opportunity.Id,
                OpportunityName = opportunity.Name,
                CustomerName = opportunity.CustomerName,
                SellerId = wanted is null ? last?.SellerId : wanted.SellerId,
                SellerKey = key.Seller,
                SellerName = wanted?.SellerName ?? last?.SellerName,
                ShareKey = wanted?.ShareKey ?? last?.ShareKey ?? Guid.Empty,
                IsDifference = known.Count > 0,
                CorrectsId = (last ?? known.LastOrDefault())?.PeriodId,
                Percent = wanted?.Percent ?? 0m,
                PercentBefore = last?.Percent ?? 0m,
                Amount = (wanted?.Amount ?? 0m) - counted,
                Before = counted,
                CurrencyId = key.Currency,
                CurrencyCode = wanted is null ? last?.CurrencyCode : opportunity.CurrencyCode,
                Rate = wanted is null ? last?.Rate : opportunity.Rate,
                BaseAmount = (wanted?.BaseAmount ?? 0m) - lines.Sum(earlierLine => earlierLine.BaseAmount),
                CloseDate = opportunity.CloseDate,
            };
            return line with { Cause = line.IsDifference ? causes.Of(line, wanted is not null) : null };
        }
    }

    /// <summary>By seller, the earliest first, the rest last. Two rows of one person are one.</summary>
    private static Dictionary<Key, Due> DueOf(CountedOpportunity opportunity, IReadOnlyList<EarlierLine> earlier, int baseDecimals)
    {
        var amounts = LineAmounts.Of(opportunity);
        var inBase = LineAmounts.InBase(opportunity, baseDecimals);
        var due = new Dictionary<Key, Due>();
        for (var i = 0; i < opportunity.Shares.Count; i++)
        {
            var share = opportunity.Shares[i];
            var key = new Key(SellerKeyOf(share, earlier), opportunity.CurrencyId);
            var same = due.TryGetValue(key, out var first) ? first : null;
            due[key] = new Due(
                share.SellerId, share.SellerName ?? share.Name, share.Id.GetValueOrDefault(), (same?.Percent ?? 0m) + (share.Percent ?? 0m),
                (same?.Amount ?? 0m) + amounts[i], (same?.BaseAmount ?? 0m) + inBase[i]);
        }

        var sum = LineAmounts.SumOf(opportunity);
        if (sum != Percentage.Whole)
        {
            due[new Key(Guid.Empty, opportunity.CurrencyId)] = new Due(
                null, null, Guid.Empty, Percentage.Whole - sum, (opportunity.Amount ?? 0m) - amounts.Sum(),
                LineAmounts.BaseOf(opportunity, baseDecimals) - inBase.Sum());
        }

        return due;
    }

    /// <summary>C9: a share whose user is deleted is still that person's, if a line knows whose it was.</summary>
    private static Guid SellerKeyOf(SellerShare share, IReadOnlyList<EarlierLine> earlier)
    {
        var row = share.Id.GetValueOrDefault();
        return share.SellerId ?? earlier.LastOrDefault(line => line.ShareKey == row && row != Guid.Empty)?.SellerKey ?? row;
    }

    private sealed record Key(Guid Seller, Guid? Currency);

    private sealed record Due(Guid? SellerId, string? SellerName, Guid ShareKey, decimal Percent, decimal Amount, decimal BaseAmount);

    private sealed class Causes(CountedOpportunity opportunity, IReadOnlyList<EarlierLine> earlier)
    {
        private readonly bool _isNothingCounted =
            earlier.GroupBy(line => new Key(line.SellerKey, line.CurrencyId)).All(group => group.Sum(line => line.Amount) == 0m && group.Sum(line => line.BaseAmount) == 0m);

        private readonly bool _hasOtherCurrency =
            earlier.GroupBy(line => line.CurrencyId).Any(group => group.Key != opportunity.CurrencyId && group.Sum(line => line.Amount) != 0m);

        private readonly decimal _counted = earlier.Where(line => line.CurrencyId == opportunity.CurrencyId).Sum(line => line.Amount);

        public DifferenceCause Of(CommissionLine line, bool isDue)
        {
            if (opportunity.NotDue is { } cause)
            {
                return cause;
            }

            if (line.CurrencyId != opportunity.CurrencyId || _hasOtherCurrency)
            {
                return DifferenceCause.Currency;
            }

            if (_isNothingCounted)
            {
                return DifferenceCause.WonAgain;
            }

            var isShareOther = line.Percent != line.PercentBefore || !isDue;
            var isAmountOther = _counted != (opportunity.Amount ?? 0m);
            return isAmountOther ? isShareOther ? DifferenceCause.ShareAndAmount : DifferenceCause.Amount
                : isShareOther || line.Amount != 0m ? DifferenceCause.Share
                : DifferenceCause.Rate;
        }
    }
}
