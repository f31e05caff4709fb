using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Security;

/// <summary>how-record-access-determined: ownership, then role access by level, then shares; the least restrictive counts.</summary>
public sealed class DepthTests : IDisposable
{
    private readonly SecurityFixture _fixture = new();
    private readonly Guid _anna;
    private readonly Dictionary<string, Guid> _accounts;

    public DepthTests()
    {
        var owner = _fixture.Role("prvReadAccount Basic");
        _anna = _fixture.Person("Anna", _fixture.Europe);
        var team = _fixture.Team(_fixture.Iberia, [_anna], owner);
        Guid[] owners =
        [
            _fixture.Person("Bo", _fixture.Europe, owner), _fixture.Person("Cia", _fixture.Nordic, owner),
            _fixture.Person("Dan", WellKnown.RootBusinessUnitId, owner),
        ];
        _fixture.System.AssignRole(SecurityFixture.User(_anna), owner);
        _accounts = new()
        {
            ["own"] = _fixture.Account(_anna),
            ["team's"] = _fixture.Account(new EntityReference("team", team)),
            ["unit's"] = _fixture.Account(owners[0]),
            ["below"] = _fixture.Account(owners[1]),
            ["above"] = _fixture.Account(owners[2]),
            ["shared"] = _fixture.Account(owners[2]),
        };
        _fixture.Share(new EntityReference("account", _accounts["shared"]), SecurityFixture.User(_anna), AccessRights.ReadAccess | AccessRights.WriteAccess);
    }

    public void Dispose() => _fixture.Dispose();

    /// <summary>The same rows by query, by Retrieve and for every other right.</summary>
    [Theory]
    [InlineData("Basic", "own", "team's", "shared")]
    [InlineData("Local", "own", "team's", "shared", "unit's")]
    [InlineData("Deep", "own", "team's", "shared", "unit's", "below")]
    [InlineData("Global", "own", "team's", "shared", "unit's", "below", "above")]
    public void Depth_Each_ReachesItsRows(string depth, params string[] expected)
    {
        _fixture.System.AssignRole(SecurityFixture.User(_anna), _fixture.Role($"prvReadAccount {depth}", $"prvWriteAccount {depth}"));
        var service = _fixture.As(_anna);
        var seen = _fixture.Seen(_anna);
        foreach (var (name, id) in _accounts)
        {
            var isExpected = expected.Contains(name);
            Assert.True(isExpected == seen.Contains(id), $"{name} in the query");
            Check(isExpected, () => service.Retrieve("account", id, new ColumnSet("name")), id, "ReadAccess");
            Check(isExpected, () => service.Update(new Entity("account", id) { ["name"] = "Changed" }), id, "WriteAccess");
        }
    }

    /// <summary>A query of pages, counts and sums sees the same rows.</summary>
    [Fact]
    public void Aggregate_CountsReadableRowsOnly()
    {
        var count = _fixture.As(_anna).RetrieveMultiple(new FetchExpression(
            "<fetch aggregate='true'><entity name='account'><attribute name='accountid' alias='n' aggregate='count' /></entity></fetch>"));
        Assert.Equal(3, ((AliasedValue)count.Entities.Single()["n"]).Value);
    }

    /// <summary>An or in the query's own filter does not open it.</summary>
    [Fact]
    public void Query_WithAnOr_StaysNarrow()
    {
        var query = new QueryExpression("account");
        query.Criteria.FilterOperator = LogicalOperator.Or;
        query.Criteria.AddCondition("name", ConditionOperator.NotNull);
        query.Criteria.AddCondition("name", ConditionOperator.Null);
        Assert.Equal(3, _fixture.As(_anna).RetrieveMultiple(query).Entities.Count);
    }

    private static void Check(bool isAllowed, Action act, Guid id, string right)
    {
        if (isAllowed)
        {
            act();
        }
        else
        {
            SecurityFixture.IsDenied(Faults.AccessCheckFailed, act, "Anna Svensson", right, "account", id.ToString());
        }
    }
}
