using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using CsCheck;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Pipeline.Model;
using Rules.Model;
using Xunit;

namespace Pipeline.Journal;

/// <summary>H5, H6: what must hold of any history of an opportunity.</summary>
public sealed class RandomHistoryTests : IDisposable
{
    private const int Longest = 30;

    private readonly World _world = new(World.Zip());
    private readonly BatchTurns _turns = new();
    private readonly Dictionary<int, Guid> _currencies;

    public RandomHistoryTests() => _currencies = new[] { 0, 2, 3, 4 }.ToDictionary(decimals => decimals, decimals => _world.Currency(decimals, 1m));

    public void Dispose() => _world.Dispose();

    /// <summary>What the test saw at each moment, between the events too.</summary>
    [Fact]
    public void H5_AsOf_AnyMoment_IsWhatWasSeenThen() => AnyEvents.Sequence(Longest).Sample(
        events =>
        {
            var organization = new WholeOrganization(_world, _turns, _currencies);
            var seen = new List<(Guid Opportunity, DateTime At, string State)>();
            foreach (var happened in events)
            {
                organization.Do(happened);
                var at = Now();
                seen.AddRange(Opportunities(organization).Select(id => (id, at, State(id))));
            }

            foreach (var (id, at, state) in seen.Where(moment => _world.Entries(moment.Opportunity).Count > 0))
            {
                Assert.Equal(state, AsOf(id, at));
            }
        },
        iter: 120 * RandomRuns.Times,
        threads: 1);

    /// <summary>
    /// Restored and undone, it is as it was. A sole free seller with less than 100, whom a change of the flag may leave, gets 100 as in any
    /// given set; a disabled person, or a closed opportunity, refuses both.
    /// </summary>
    [Fact]
    public void H6_RestoredThenUndone_IsAsItWas() => Gen.Select(AnyEvents.Sequence(Longest), Gen.Int[0, 1_000], Gen.Bool).Sample(
        (events, which, before) =>
        {
            var organization = new WholeOrganization(_world, _turns, _currencies);
            foreach (var happened in events)
            {
                organization.Do(happened);
            }

            foreach (var id in Opportunities(organization))
            {
                var entries = _world.Entries(id);
                var rows = _world.Sellers(id);
                if (entries.Count == 0 || rows is [{ IsFixed: false, Percent: not 100m }] or [] || !IsRestored(id, entries[which % entries.Count], before))
                {
                    continue;
                }

                var was = JournalChain.Text(rows.Select(row => (row.Seller, row.Percent, row.IsFixed)));
                var then = _world.Entries(id);
                if (then.Count > entries.Count)
                {
                    Assert.True(IsRestored(id, then[^1], before: true));
                }

                Assert.Equal(was, State(id));
            }
        },
        iter: 250 * RandomRuns.Times,
        threads: 1);

    private static IEnumerable<Guid> Opportunities(WholeOrganization organization) => new[] { 0, 1 }.Select(organization.IdOf).OfType<Guid>();

    private bool IsRestored(Guid opportunity, Entity entry, bool before)
    {
        try
        {
            _world.Service.Execute(new OrganizationRequest("opps_RestoreShares")
            {
                ["Target"] = new EntityReference("opportunity", opportunity), ["Change"] = entry.ToEntityReference(), ["Before"] = before,
            });
            return true;
        }
        catch (FaultException<OrganizationServiceFault>)
        {
            return false;
        }
    }

    private string State(Guid opportunity) =>
        JournalChain.Text(_world.Sellers(opportunity).Select(row => (row.Seller, row.Percent, row.IsFixed)));

    private string AsOf(Guid opportunity, DateTime at)
    {
        var answer = _world.Service.Execute(new OrganizationRequest("opps_GetSharesAsOf") { ["Target"] = new EntityReference("opportunity", opportunity), ["At"] = at });
        return JournalChain.Text(((EntityCollection)answer.Results["Shares"]).Entities.Select(share => (
            share.GetAttributeValue<EntityReference>("opps_sellerid").Id, share.GetAttributeValue<decimal>("opps_percent"), share.GetAttributeValue<bool>("opps_isfixed"))));
    }

    /// <summary>The organisation's own time: a second passes with each request.</summary>
    private DateTime Now()
    {
        var id = _world.Service.Create(new Entity("account") { ["name"] = "A moment" });
        return _world.Service.Retrieve("account", id, new ColumnSet("createdon")).GetAttributeValue<DateTime>("createdon");
    }
}
