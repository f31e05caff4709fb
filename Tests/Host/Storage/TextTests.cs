using System;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Storage;

/// <summary>Text compares without case, accents and trailing blanks: by equality, order and pattern alike.</summary>
public sealed class TextTests : IDisposable
{
    private readonly SmallDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("Äpple", "apple")]
    [InlineData("Café", "CAFE")]
    [InlineData("Bygg  ", "bygg")]
    [InlineData("Bygg", "bygg ")]
    public void Equal_DifferentWriting_Matches(string stored, string asked)
    {
        _database.Deal(stored);

        Assert.Single(_database.Rows.FindIds(SmallCatalog.Deal, "name", asked));
        Assert.NotEmpty(_database.Names("name", ConditionOperator.Like, asked));
        Assert.NotEmpty(_database.Names("name", ConditionOperator.In, "x", asked));
    }

    [Theory]
    [InlineData("Bygg", "Bygge")]
    [InlineData(" Bygg", "Bygg")]
    [InlineData("Co-op", "Coop")]
    public void Equal_DifferentText_DoesNotMatch(string stored, string asked)
    {
        _database.Deal(stored);

        Assert.Empty(_database.Names("name", ConditionOperator.Equal, asked));
        Assert.Empty(_database.Names("name", ConditionOperator.Like, asked));
    }

    [Fact]
    public void Order_AccentsAndCase_SortBesideTheirLetter()
    {
        foreach (var name in new[] { "Zon", "ek", "École", "eb", "Ed" })
        {
            _database.Deal(name);
        }

        Assert.Equal("eb École Ed ek Zon", _database.Names("name", ConditionOperator.NotNull));
    }

    [Theory]
    [InlineData("%BYGG%", true)]
    [InlineData("nya%", true)]
    [InlineData("%arhus", true)]
    [InlineData("Nya%i%Å_hus", true)]
    [InlineData("Nya [a-c]ygget i%", true)]
    [InlineData("Nya [^a-c]ygget i%", false)]
    [InlineData("Nya _ygget", false)]
    [InlineData("%gg%gg%", false)]
    [InlineData("%", true)]
    [InlineData("%%Århus%%", true)]
    [InlineData("Nya bygget i Århus_", false)]
    public void Like_Pattern_MatchesOrNot(string pattern, bool expected)
    {
        _database.Deal("Nya bygget i Århus ");

        Assert.Equal(expected, _database.Names("name", ConditionOperator.Like, pattern).Length > 0);
        Assert.Equal(!expected, _database.Names("name", ConditionOperator.NotLike, pattern).Length > 0);
    }

    [Fact]
    public void BeginsEndsContains_AreTheSamePatterns()
    {
        _database.Deal("Åby");
        _database.Deal("Byås");
        _database.Deal("Mora");

        Assert.Equal("Åby", _database.Names("name", ConditionOperator.BeginsWith, "a"));
        Assert.Equal("Åby", _database.Names("name", ConditionOperator.EndsWith, "BY"));
        Assert.Equal("Åby Byås", _database.Names("name", ConditionOperator.Contains, "by"));
        Assert.Equal("Mora", _database.Names("name", ConditionOperator.DoesNotContain, "by"));
        Assert.Equal("Byås Mora", _database.Names("name", ConditionOperator.DoesNotBeginWith, "Å"));
        Assert.Equal("Byås Mora", _database.Names("name", ConditionOperator.DoesNotEndWith, "by"));
    }
}
