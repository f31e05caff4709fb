using System;
using System.Linq;
using CsCheck;
using Opps.Plugins.Periods;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>C3–C5: lines and what was counted before come to what is due, in both currencies.</summary>
public class PeriodLinesTests
{
    private static readonly Period Now = new(Guid.NewGuid(), "Q2", new DateTime(2026, 4, 1), new DateTime(2026, 6, 30), PeriodState.Closing, 1);
    private static readonly Guid Euro = Guid.NewGuid();

    [Fact]
    public void C3_TwoRowsOfOnePerson_AreOneLine()
    {
        var share = new SellerShare { Id = Guid.NewGuid(), SellerId = Guid.NewGuid(), SellerName = "Anna", Percent = 30m, Amount = 30m };
        var rows = new[] { share, share with { Id = Guid.NewGuid(), Percent = 70m, Amount = 70m } };
        var line = Assert.Single(PeriodLines.Of(Now, Won(100m, 50m, rows), [], 2));
        Assert.Equal((100m, 100m, 50m), (line.Percent, line.Amount, line.BaseAmount));
    }

    [Fact]
    public void C4_C5_WhateverWasCounted_AllComesToWhatIsDue() =>
        Gen.Select(Gen.Int[-100_000, 100_000], Gen.Int[-100_000, 100_000], Gen.Int[0, 100_00].Array[0, 4], Gen.Int[-50_000, 50_000].Array[0, 4], Gen.Int[0, 4])
            .Sample((amount, inBase, percents, counted, decimals) =>
            {
                var unit = Enumerable.Repeat(10m, decimals).Aggregate(1m, (one, ten) => one / ten);
                var shares = percents.Select((percent, i) => new SellerShare { Id = Guid.NewGuid(), SellerId = Guid.NewGuid(), SellerName = $"{i}", Percent = percent / 100m }).ToList();
                var parts = PercentParts.Of(amount * unit, shares.Select(share => share.Percent!.Value), decimals);
                var opportunity = Won(amount * unit, inBase / 100m, [.. shares.Select((share, i) => share with { Amount = parts[i] })]) with { Decimals = decimals };
                var earlier = counted.Select((value, i) => new EarlierLine
                {
                    SellerKey = i < shares.Count ? shares[i].SellerId!.Value : Guid.NewGuid(), CurrencyId = Euro, Amount = value, BaseAmount = value / 2m, PeriodLast = new DateTime(2026, 3, 31),
                }).ToList();
                var lines = PeriodLines.Of(Now, opportunity, earlier, 2);
                Assert.Equal(opportunity.Amount, lines.Sum(line => line.Amount) + earlier.Sum(line => line.Amount));
                Assert.Equal(opportunity.BaseAmount, lines.Sum(line => line.BaseAmount) + earlier.Sum(line => line.BaseAmount));
                Assert.Equal(earlier.Count == 0 ? 1 : 0, lines.Count(line => line.IsLead));
                Assert.Distinct(lines.Select(line => line.Id));
            });

    [Fact]
    public void C5_WhatIsNotDue_IsTakenBack()
    {
        var earlier = new EarlierLine { SellerKey = Guid.NewGuid(), SellerName = "Anna", CurrencyId = Euro, Percent = 100m, Amount = 100m, BaseAmount = 50m };
        var line = Assert.Single(PeriodLines.Of(Now, new CountedOpportunity { NotDue = DifferenceCause.Deleted }, [earlier], 2));
        Assert.Equal((-100m, -50m, 0m, 100m), (line.Amount, line.BaseAmount, line.Percent, line.PercentBefore));
        Assert.Equal(DifferenceCause.Deleted, line.Cause);
    }

    private static CountedOpportunity Won(decimal amount, decimal inBase, params SellerShare[] shares) => new()
    {
        Id = Guid.NewGuid(), Name = "Pumps", Amount = amount, BaseAmount = inBase, CurrencyId = Euro, CurrencyCode = "EUR", Decimals = 2, Rate = 1m, Shares = shares,
    };
}
