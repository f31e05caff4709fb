using System;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace SolutionTests.Screens;

/// <summary>What can be typed into the search box of a list. A search begins at the start of a text; a % (a person types *) searches within.</summary>
public sealed class QuickFindTests : IDisposable
{
    private readonly World world = new();
    private readonly Guid anna;

    public QuickFindTests()
    {
        anna = world.Person("Anna");
        var bo = world.Person("Bo");
        var pumps = world.Opportunity("Pumps for the harbour", anna, world.Account("Kullaberg"), also: o =>
        {
            o["opps_stage"] = new OptionSetValue(847210001);
            o["opps_source"] = new OptionSetValue(847210001);
            o["opps_type"] = new OptionSetValue(847210002);
        });
        world.Share(pumps, bo, 25m);
        var other = world.Opportunity("Cranes", bo, world.Account("Havsnäs"));
        world.Win(other, 100m, World.Today);
    }

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("Pumps", "Pumps for the harbour")]
    [InlineData("pumps", "Pumps for the harbour")]
    [InlineData("%harbour", "Pumps for the harbour")]
    [InlineData("Kulla", "Pumps for the harbour")]
    [InlineData("Anna", "Pumps for the harbour")]
    [InlineData("Quote", "Pumps for the harbour")]
    [InlineData("Google", "Pumps for the harbour")]
    [InlineData("Renewal", "Pumps for the harbour")]
    [InlineData("Havs", "Cranes")]
    [InlineData("Bo Lund", "Cranes")]
    [InlineData("%Bo Lund", "Pumps for the harbour, Cranes")]
    [InlineData("nothing of the kind", "")]
    public void Opportunities_AreFoundByTopicCustomerSellerStageSourceAndType(string typed, string topics) => Assert.Equal(topics,
        string.Join(", ", world.Rows(Queries.Find("opportunity", typed), anna).Select(row => row.GetAttributeValue<string>("name"))));

    [Theory]
    [InlineData("Anna", 1)]
    [InlineData("Bo", 2)]
    [InlineData("Cranes", 1)]
    [InlineData("Lund", 0)]
    [InlineData("%Lund", 3)]
    public void SellerShares_AreFoundBySellerAndOpportunity(string typed, int count) =>
        Assert.Equal(count, world.Rows(Queries.Find("opps_sellershare", typed), anna).Count);
}
